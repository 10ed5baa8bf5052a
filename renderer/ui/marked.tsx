import type { ReactNode } from 'react';
import classes from './marked.module.css';

/** A plain text with marks, given as starts and ends in order. */
export function Marked({
  text,
  marks,
}: {
  readonly text: string;
  readonly marks: readonly (readonly [start: number, end: number])[];
}) {
  const pieces = marks.flatMap(([start, end], i): ReactNode[] => [
    text.slice(marks[i - 1]?.[1] ?? 0, start),
    <mark key={start} className={classes.mark}>
      {text.slice(start, end)}
    </mark>,
  ]);
  return (
    <>
      {pieces}
      {text.slice(marks.at(-1)?.[1] ?? 0)}
    </>
  );
}
