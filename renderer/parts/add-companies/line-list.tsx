import { memo } from 'react';
import { addCompaniesStrings as words } from '#renderer/strings/add-companies.ts';
import classes from './line-list.module.css';
import { LineNote } from './line-note.tsx';
import { type Line, mostLooked } from './use-add-companies.ts';

/** What was understood of each line that was typed. */
export function LineList({ lines }: { readonly lines: readonly Line[] }) {
  if (lines.length === 0) return <div className={classes.none} />;
  const more = lines.length - mostLooked;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className={classes.root} aria-label={words.list} tabIndex={0}>
      <ul className={classes.list}>
        {lines.slice(0, mostLooked).map((line) => (
          <LineRow key={`${line.entry.line}:${line.entry.start}`} line={line} />
        ))}
      </ul>
      {more > 0 && <p className={classes.more}>{words.more(more)}</p>}
    </section>
  );
}

const LineRow = memo(
  function LineRow({ line }: { readonly line: Line }) {
    const { entry, state } = line;
    return (
      <li className={classes.row} data-kind={state.kind}>
        <span className={classes.text} dir="auto" title={entry.text}>
          {nameOf(line)}
        </span>
        <LineNote entry={entry} state={state} />
      </li>
    );
  },
  (before, now) => sayTheSame(before.line, now.line),
);

const sayTheSame = (a: Line, b: Line): boolean =>
  JSON.stringify([a.entry, a.state]) === JSON.stringify([b.entry, b.state]);

/** The name where one was given, else what was typed without what all addresses begin with. */
function nameOf({ entry, state }: Line): string {
  if (entry.kind === 'address' && entry.name !== null) return entry.name;
  if (state.kind === 'listed') return state.listed.name;
  return entry.text.replace(/^https?:\/\/(www\.)?/i, '');
}
