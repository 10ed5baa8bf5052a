import type { Titled } from './list-score.ts';

/** Rows that may be a list. */
type Candidate = { readonly rows: readonly Titled[] };

/**
 * The best candidates that share no rows, in document order; `candidates` are in order of worth. Of
 * those with the same titles the outermost counts.
 */
export function freeLists<C extends Candidate>(candidates: readonly C[]): readonly C[] {
  const kept: C[] = [];
  for (const candidate of candidates) {
    const same = kept.findIndex((other) => hasSameTitles(candidate, other));
    const known = kept[same];
    if (known !== undefined) {
      if (!isWider(candidate, known)) continue;
      // What was taken for a list may be a part of each row: the text below each title.
      const others = kept.filter((other) => other !== known && overlaps(candidate, other));
      if (!others.every((other) => isInside(other, candidate))) continue;
      kept[same] = candidate;
      for (const other of others) kept.splice(kept.indexOf(other), 1);
      continue;
    }
    if (!kept.some((other) => overlaps(candidate, other))) kept.push(candidate);
  }
  return kept.toSorted((a, b) => (a.rows[0]?.at ?? 0) - (b.rows[0]?.at ?? 0));
}

function hasSameTitles(a: Candidate, b: Candidate): boolean {
  if (a.rows.length !== b.rows.length) return false;
  const places = new Set(a.rows.map(({ at }) => at));
  return b.rows.every(({ at }) => places.has(at));
}

const widthOf = ({ rows }: Candidate): number =>
  rows.reduce((all, { row }) => all + row.end - row.first, 0);

const isWider = (a: Candidate, b: Candidate): boolean => widthOf(a) > widthOf(b);

/** True if each row of the first lies in a row of the second. */
function isInside(a: Candidate, b: Candidate): boolean {
  return a.rows.every(({ row }) =>
    b.rows.some((each) => each.row.first <= row.first && row.end <= each.row.end),
  );
}

function overlaps(a: Candidate, b: Candidate): boolean {
  let next = 0;
  const others = b.rows.toSorted((one, two) => one.row.first - two.row.first);
  for (const { row } of a.rows) {
    while (next < others.length && (others[next]?.row.end ?? 0) <= row.first) next += 1;
    const other = others[next];
    if (other !== undefined && other.row.first < row.end) return true;
  }
  return false;
}
