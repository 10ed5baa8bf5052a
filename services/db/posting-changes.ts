import type { Change } from '#core/posting-diff.ts';

/** Longer texts are cut: a change is read in a line. */
const longestText = 200;

/**
 * Changes as they are stored (PostingVersion.changes), short enough to be shown. Of a description
 * only that it changed is told, with both null.
 */
export const toFieldChanges = (changes: readonly Change[]): Change[] =>
  changes.map(({ field, from, to }) =>
    field === 'description'
      ? { field, from: null, to: null }
      : { field, from: shortened(from), to: shortened(to) },
  );

function shortened(value: Change['from']): Change['from'] {
  if (typeof value === 'string') return cut(value);
  return Array.isArray(value) ? value.map(cut) : value;
}

const cut = (text: string): string =>
  text.length <= longestText ? text : `${text.slice(0, longestText - 1).toWellFormed()}…`;
