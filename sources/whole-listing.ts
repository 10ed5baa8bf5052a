import type { Omission } from '#core/listing.ts';
import { counted } from '#core/quantity.ts';
import type { WebDocument } from '#core/web-document.ts';
import type { Fetched } from './source.ts';

/** How a list can be proven whole, in words that follow "Whole: ". */
const proofs = {
  one_answer: () => 'the site gives its list in one answer',
  total: (listed: number) => `the site counts ${counted(listed, 'opening', 'openings')}`,
  end: () => 'the list was read to its last page',
  second_look: () => 'the list moved, and a second reading found all of it',
  every_page: () => 'every page of the list was read',
  model: () => 'a language model read all of the page, and every opening stands on it',
  sitemap: () => 'every opening in the site’s sitemap was read',
} as const satisfies Readonly<Record<string, (listed: number) => string>>;

export type Proof = keyof typeof proofs;

export type ListEvidence = {
  readonly documents: readonly WebDocument[];
  /** Openings of an earlier scan for the next one to know, though this one could not read them. */
  readonly remembered?: readonly WebDocument[];
  /** Openings the site says it has; null if it does not say. */
  readonly claimed: number | null;
  readonly listed: number;
  /** What proves the list whole if nothing was lost. */
  readonly proof: Proof;
  /** Unread parts that may hold openings, and every sign of more. */
  readonly lost: readonly Omission[];
  /** Notes for a person; they cost no opening of the list. */
  readonly noted?: readonly Omission[];
};

/**
 * THE RULE: a list is whole only if its site's own words or its end prove it. A list that is not
 * proven whole closes nothing.
 * A board with one answer is whole if the answer states no higher total and names no next page. A
 * list in pages is whole if its total or last page is reached, and no page failed, repeated another
 * or was left out. A web page is whole if every page it offers was read to its end, none breaks
 * off, no script brings more, and it states no higher total.
 */
export function listingOf(evidence: ListEvidence): Fetched {
  const { documents, remembered = [], claimed, listed, lost, noted = [] } = evidence;
  const unproven = [...lost, ...missing(listed, claimed)];
  const proof = evidence.proof === 'one_answer' && claimed !== null ? 'total' : evidence.proof;
  return {
    documents: [...documents],
    ...(remembered.length > 0 ? { remembered: [...remembered] } : {}),
    claimed,
    complete: unproven.length === 0,
    omitted: [...unproven, ...noted],
    ...(unproven.length === 0 ? { proof: proofs[proof](listed) } : {}),
    ...(unproven.length === 0 && listed === 0 ? { isEmpty: true as const } : {}),
  };
}

function missing(listed: number, claimed: number | null): readonly Omission[] {
  if (claimed === null || listed >= claimed) return [];
  const what = counted(claimed - listed, 'opening', 'openings');
  return [{ what, reason: `the site lists ${listed} of ${claimed}` }];
}
