import { count } from './format.ts';
import type { CompanyView, RunSummary } from './model.ts';
import { knownStrings as words } from './strings/known.ts';

/**
 * What a number is worth: known; known in part, since the last scan could not read or confirm all;
 * or unknown, with what it last was where it ever was known. Nothing is told by a zero but a zero.
 */
export type Known =
  | { readonly kind: 'known' | 'partly'; readonly n: number }
  | { readonly kind: 'unknown'; readonly last: number | null; readonly why: string };

/** How a number is shown: `36`, `~36`, or `–` where it is not known. */
export function knownText(known: Known): string {
  if (known.kind === 'unknown') return words.unknown;
  return known.kind === 'partly' ? words.about(count(known.n)) : count(known.n);
}

/** Beside a number that is unknown: what it last was. */
export const lastKnownText = (known: Known): string | null =>
  known.kind === 'unknown' && known.last !== null ? words.lastKnown(known.last) : null;

/** What there is to say of a number besides itself; null where that is nothing. */
export function knownHint(known: Known): string | null {
  if (known.kind === 'unknown') {
    return [known.why, lastKnownText(known)].filter((part) => part !== null).join('; ');
  }
  return known.kind === 'partly' ? words.partly(known.n) : null;
}

/** A company's number, such as its open ones, after its last scan: as far as that could say it. */
export function knownOf(company: Pick<CompanyView, 'health' | 'means'>, n: number): Known {
  switch (company.health) {
    case 'ok':
      return { kind: 'known', n };
    case 'partial':
    case 'held':
      return { kind: 'partly', n };
    case 'failed':
      // How it publishes is known of whatever was read once.
      return { kind: 'unknown', last: company.means === null ? null : n, why: words.couldNot };
    case 'duplicate':
      return { kind: 'unknown', last: null, why: words.elsewhere };
    case 'new':
      return { kind: 'unknown', last: null, why: words.notYet };
  }
}

/** A sum over the companies of a scan: unknown where it read none of them. */
export const knownIn = (run: Pick<RunSummary, 'completedCompanies'>, n: number): Known =>
  run.completedCompanies === 0
    ? { kind: 'unknown', last: null, why: words.noneRead }
    : { kind: 'known', n };

/** Whether anything is known of it. */
export const isRead = ({ health }: Pick<CompanyView, 'health'>): boolean =>
  health !== 'new' && health !== 'failed';
