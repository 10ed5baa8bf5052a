import { type KeyboardEvent, type PointerEvent, useLayoutEffect, useRef, useState } from 'react';
import classes from './splitter.module.css';

const stepPx = 16;

/** A bar between two parts that moves by drag or arrow keys. Widths are in pixels. */
export function Splitter({
  label,
  width,
  min,
  max,
  onChange,
}: {
  readonly label: string;
  /** The set width of the part before the bar; null if the style sheet decides it. */
  readonly width: number | null;
  readonly min: number;
  readonly max: number;
  readonly onChange: (width: number) => void;
}) {
  const bar = useRef<HTMLDivElement>(null);
  const [unset, setUnset] = useState(min);
  useLayoutEffect(() => {
    if (width === null) setUnset(widthBefore(bar.current) ?? min);
  }, [width, min]);
  const set = (to: number) => onChange(Math.round(Math.min(max, Math.max(min, to))));
  const onPointerDown = (down: PointerEvent<HTMLElement>) => {
    const line = down.currentTarget;
    line.setPointerCapture(down.pointerId);
    // In a narrow window the part may be narrower than its set width.
    const from = widthBefore(line) ?? min;
    const onMove = (move: globalThis.PointerEvent) => set(from + move.clientX - down.clientX);
    line.addEventListener('pointermove', onMove);
    line.addEventListener('lostpointercapture', () =>
      line.removeEventListener('pointermove', onMove),
    );
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    set((width ?? widthBefore(bar.current) ?? min) + step);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule cannot be moved
    <div
      ref={bar}
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={width ?? unset}
      aria-valuemin={min}
      aria-valuemax={max}
      tabIndex={0}
      className={classes.root}
      onPointerDown={onPointerDown}
      onKeyDown={onKeyDown}
    />
  );
}

const widthBefore = (bar: Element | null): number | undefined =>
  bar?.previousElementSibling?.clientWidth;

const steps: Readonly<Record<string, number>> = { ArrowLeft: -stepPx, ArrowRight: stepPx };
