import { type CSSProperties, type ReactNode, useId } from 'react';
import classes from './chart-panel.module.css';
import type { Spans } from './chart-spans.ts';

/** A chart under its name and the sentence that says what it shows. */
export function ChartPanel({
  title,
  sentence,
  spans,
  children,
}: {
  readonly title: string;
  readonly sentence: string;
  readonly spans: Spans;
  readonly children: ReactNode;
}) {
  const id = useId();
  return (
    <section
      className={classes.root}
      style={asStyle(spans)}
      data-alone={spans.wide === 6}
      aria-labelledby={id}
    >
      <h2 id={id} className={classes.title}>
        {title}
      </h2>
      <p className={classes.sentence} dir="auto">
        {sentence}
      </p>
      {children}
    </section>
  );
}

/** As properties of its own, which the grid reads by the room it has. */
const asStyle = ({
  wide,
  narrow,
}: Spans): CSSProperties & Readonly<Record<`--${string}`, number>> => ({
  '--wide': wide,
  '--narrow': narrow,
});
