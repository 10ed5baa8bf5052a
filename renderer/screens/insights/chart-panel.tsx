import { type ReactNode, useId } from 'react';
import classes from './chart-panel.module.css';

/** A chart under its name and the sentence that says what it shows. */
export function ChartPanel({
  title,
  sentence,
  isWide,
  children,
}: {
  readonly title: string;
  readonly sentence: string;
  readonly isWide: boolean;
  readonly children: ReactNode;
}) {
  const id = useId();
  return (
    <section className={classes.root} data-wide={isWide} aria-labelledby={id}>
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
