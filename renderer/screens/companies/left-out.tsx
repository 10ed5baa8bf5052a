import { shortMessage } from '#renderer/format.ts';
import type { CompanyScan } from '#renderer/model.ts';
import { readingStrings, companyDetailStrings as words } from '#renderer/strings/companies.ts';
import classes from './left-out.module.css';

/** What a scan did not read, and why. */
export function LeftOut({ omitted }: Pick<CompanyScan, 'omitted'>) {
  if (omitted.length === 0) return null;
  return (
    <ul className={classes.root} aria-label={readingStrings.leftOut}>
      {omitted.map(({ what, reason }) => (
        <li key={`${what}: ${reason}`}>{words.omitted(what, shortMessage(reason))}</li>
      ))}
    </ul>
  );
}
