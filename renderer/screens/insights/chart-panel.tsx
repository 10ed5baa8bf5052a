import { type ReactNode, useId } from 'react';
import classes from './chart-panel.module.css';

/** A chart under its name and the sentence that says what it shows. */
export function ChartPanel({
  title,
  sentence,
  children,
}: {
  readonly title: string;
  readonly sentence: string;
  readonly children: ReactNode;
}) {
  const id = useId();
  return (
    <section className={classes.root} aria-labelledby={id}>
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
