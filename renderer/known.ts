import { count } from './format.ts';
import type { CompanyView, Counts, RunSummary } from './model.ts';
import { knownStrings as words } from './strings/everywhere.ts';

/**
 * How reliable a number is: known; known in part, if the last scan missed or could not confirm
 * some; or unknown, with its last value. Only a real zero shows as zero.
 */
export type Known =
  | { readonly kind: 'known' | 'partly'; readonly n: number }
  | { readonly kind: 'unknown'; readonly last: number | null; readonly why: string };

/** `36`, `~36`, or `–` if unknown. */
export function knownText(known: Known): string {
  if (known.kind === 'unknown') return words.unknown;
  return known.kind === 'partly' ? words.about(count(known.n)) : count(known.n);
}

export const lastKnownText = (known: Known): string | null =>
  known.kind === 'unknown' && known.last !== null ? words.lastKnown(known.last) : null;

/** A tooltip that explains the number; null if it needs none. */
export function knownHint(known: Known): string | null {
  if (known.kind === 'unknown') {
    return [known.why, lastKnownText(known)].filter((part) => part !== null).join('; ');
  }
  return known.kind === 'partly' ? words.partly(known.n) : null;
}

/** A number of a company, such as its open ones, as reliable as its last scan. */
export function knownOf(company: Pick<CompanyView, 'health' | 'means'>, n: number): Known {
  switch (company.health) {
    case 'ok':
    case 'silent':
      return { kind: 'known', n };
    case 'partial':
    case 'held':
      return { kind: 'partly', n };
    case 'failed':
    case 'moved':
      // Only a company that was read once has `means`.
      return { kind: 'unknown', last: company.means === null ? null : n, why: words.couldNot };
    case 'duplicate':
      return { kind: 'unknown', last: null, why: words.elsewhere };
    case 'new':
      return { kind: 'unknown', last: null, why: words.notYet };
  }
}

/** A sum over a scan's companies: unknown if none could be read. */
export const knownIn = (run: Pick<RunSummary, 'completedCompanies'>, n: number): Known =>
  run.completedCompanies === 0
    ? { kind: 'unknown', last: null, why: words.noneRead }
    : { kind: 'known', n };

/**
 * How many companies were checked, and so how an empty screen explains itself. Only 'all' proves
 * that nothing is there.
 */
export type Looked = 'nobody' | 'never' | 'none_could' | 'some_could' | 'all';

export function lookedAt(
  counts: Pick<Counts, 'companies' | 'checkedCompanies' | 'failingCompanies'>,
): Looked {
  const { companies, checkedCompanies, failingCompanies } = counts;
  if (companies === 0) return 'nobody';
  if (checkedCompanies === companies) return 'all';
  if (checkedCompanies > 0) return 'some_could';
  return failingCompanies > 0 ? 'none_could' : 'never';
}

/** True if any company was ever read: otherwise a zero says nothing about openings. */
export function isAnyKnown(
  counts: Pick<Counts, 'companies' | 'checkedCompanies' | 'failingCompanies' | 'openings'>,
): boolean {
  const looked = lookedAt(counts);
  return counts.openings > 0 || (looked !== 'never' && looked !== 'none_could');
}
