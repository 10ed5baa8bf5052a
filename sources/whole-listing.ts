import type { Omission } from '#core/listing.ts';
import type { WebDocument } from '#core/web-document.ts';
import type { Fetched } from './source.ts';

/** What a source found out about one company's list. */
export type ListEvidence = {
  readonly documents: readonly WebDocument[];
  /** Openings of an earlier scan for the next one to know, though this one could not read them. */
  readonly remembered?: readonly WebDocument[];
  /** How many openings the site says it has; null where it does not say. */
  readonly claimed: number | null;
  /** How many of them its list shows. */
  readonly listed: number;
  /** What may hold openings and was not read, and every sign that there is more. */
  readonly lost: readonly Omission[];
  /** What a person may want to know, though every opening of the list is accounted for. */
  readonly noted?: readonly Omission[];
};

/**
 * THE RULE: a list is whole only where its site's own words or its end prove it, and a list that is
 * not proven whole closes nothing. A board of one answer is whole if the answer states no higher
 * total and names no next page; a list in pages if its total is reached, or else its last page, and
 * no page failed, repeated another or was left out; a web page if every page that it offers was
 * read to its end, none breaks off, nothing on it brings more by script, and it states no higher total.
 */
export function listingOf(evidence: ListEvidence): Fetched {
  const { documents, remembered = [], claimed, listed, lost, noted = [] } = evidence;
  const unproven = [...lost, ...missing(listed, claimed)];
  return {
    documents: [...documents],
    ...(remembered.length > 0 ? { remembered: [...remembered] } : {}),
    claimed,
    complete: unproven.length === 0,
    omitted: [...unproven, ...noted],
  };
}

/** What the site says it has beyond what it lists. */
function missing(listed: number, claimed: number | null): readonly Omission[] {
  if (claimed === null || listed >= claimed) return [];
  const what = claimed - listed === 1 ? '1 opening' : `${claimed - listed} openings`;
  return [{ what, reason: `the site lists ${listed} of ${claimed}` }];
}
