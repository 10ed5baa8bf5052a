import type { KeyboardEvent, PointerEvent } from 'react';
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
  /** The width of the part before the bar. */
  readonly width: number;
  readonly min: number;
  readonly max: number;
  readonly onChange: (width: number) => void;
}) {
  const set = (to: number) => onChange(Math.round(Math.min(max, Math.max(min, to))));
  const onPointerDown = (down: PointerEvent<HTMLElement>) => {
    const line = down.currentTarget;
    line.setPointerCapture(down.pointerId);
    // In a narrow window the part may be narrower than its set width.
    const from = line.previousElementSibling?.clientWidth ?? width;
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
    set(width + step);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule cannot be moved
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={width}
      aria-valuemin={min}
      aria-valuemax={max}
      tabIndex={0}
      className={classes.root}
      onPointerDown={onPointerDown}
      onKeyDown={onKeyDown}
    />
  );
}

const steps: Readonly<Record<string, number>> = { ArrowLeft: -stepPx, ArrowRight: stepPx };
