import { type KeyboardEvent, type MouseEvent, useRef, useState } from 'react';
import { hostOf } from '#renderer/format.ts';
import type { PageLook, PointedAt } from '#renderer/model.ts';
import { pointStrings as words } from '#renderer/strings/point-at-page.ts';
import classes from './page-plan.module.css';

type Box = PageLook['blocks'][number]['box'];

/** The picture of a page. A click is a place in it; the keys go from part to part. */
export function PagePlan({
  look,
  framed,
  isBusy,
  onPoint,
}: {
  readonly look: PageLook;
  /** Where the openings found stand. */
  readonly framed: readonly Box[];
  readonly isBusy: boolean;
  readonly onPoint: (pointed: PointedAt) => void;
}) {
  const { url, image, width, height, blocks } = look;
  const shown = blocks.filter(({ box }) => box.y < height && box.x < width);
  const [active, setActive] = useState(0);
  const buttons = useRef<(HTMLButtonElement | null)[]>([]);
  const go = (to: number) => {
    const next = Math.max(0, Math.min(shown.length - 1, to));
    setActive(next);
    buttons.current[next]?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const to = keys[event.key]?.(active, shown.length);
    if (to === undefined) return;
    event.preventDefault();
    go(to);
  };
  const placeOf = (box: Box) => ({
    left: `${(box.x / width) * 100}%`,
    top: `${(box.y / height) * 100}%`,
    width: `${(box.width / width) * 100}%`,
    height: `${(box.height / height) * 100}%`,
  });
  const onClick = (event: MouseEvent<HTMLElement>) => {
    if (isBusy) return;
    const button = (event.target as HTMLElement).closest<HTMLElement>('[data-node]');
    // A key that presses a button gives no place.
    if (button !== null && event.detail === 0) {
      onPoint({ by: 'node', node: Number(button.dataset.node) });
      return;
    }
    const frame = event.currentTarget.getBoundingClientRect();
    onPoint({
      by: 'place',
      x: ((event.clientX - frame.left) / frame.width) * width,
      y: ((event.clientY - frame.top) / frame.height) * height,
    });
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className={classes.root} aria-label={words.picture(hostOf(url))} tabIndex={0}>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the parts are buttons, which the keys press */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a click is a place in the picture */}
      <div className={classes.page} data-busy={isBusy || undefined} onClick={onClick}>
        <img className={classes.image} src={image} alt="" width={width} height={height} />
        {framed.map((box) => (
          <div
            key={`${box.x} ${box.y} ${box.width}`}
            className={classes.framed}
            data-framed
            style={placeOf(box)}
            aria-hidden
          />
        ))}
        <div
          className={classes.parts}
          role="toolbar"
          aria-orientation="vertical"
          aria-label={words.parts}
          onKeyDown={onKeyDown}
        >
          {shown.map(({ node, name, box }, n) => (
            <button
              key={node}
              ref={(button) => {
                buttons.current[n] = button;
              }}
              type="button"
              className={classes.part}
              data-node={node}
              aria-label={name}
              aria-disabled={isBusy}
              tabIndex={n === active ? 0 : -1}
              style={placeOf(box)}
              onFocus={() => setActive(n)}
            />
          ))}
        </div>
      </div>
    </section>
  );
}

const keys: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowDown: (at) => at + 1,
  ArrowRight: (at) => at + 1,
  ArrowUp: (at) => at - 1,
  ArrowLeft: (at) => at - 1,
  PageDown: (at) => at + 10,
  PageUp: (at) => at - 10,
  Home: () => 0,
  End: (_at, count) => count - 1,
};
