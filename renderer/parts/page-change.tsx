import type { PageChange as Change } from '../model.ts';
import { pageWatchStrings as words } from '../strings/changes.ts';
import classes from './page-change.module.css';

/** The lines that a careers page gained and lost. */
export function PageChange({ change }: { readonly change: Change }) {
  return (
    <div className={classes.root}>
      <Lines kind="added" lines={change.added} />
      <Lines kind="removed" lines={change.removed} />
    </div>
  );
}

function Lines({
  kind,
  lines,
}: {
  readonly kind: 'added' | 'removed';
  readonly lines: readonly string[];
}) {
  if (lines.length === 0) return null;
  const Tag = kind === 'added' ? 'ins' : 'del';
  return (
    <section aria-label={words[kind]}>
      <p className={classes.head}>{words[kind]}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keyboard */}
      <ul className={classes.lines} tabIndex={0}>
        {lines.map((line, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a change never move
          <li key={n}>
            <Tag className={classes[kind]} dir="auto">
              {line}
            </Tag>
          </li>
        ))}
      </ul>
    </section>
  );
}
