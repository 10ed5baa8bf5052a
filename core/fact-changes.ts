import type { EnrichedPosting } from './listing.ts';
import { type Change, changedFields } from './posting-diff.ts';
import { postingFacts } from './posting-view.ts';

/** A posting as it was read at one time. */
export type Reading = Pick<EnrichedPosting, 'posting' | 'enrichment'>;

/** Facts that a site's field or the text may state, in the order in which a reader cares. */
const facts = ['salary', 'seniority', 'workplace', 'employmentType', 'visaSponsorship'] as const;
type Fact = (typeof facts)[number];

/**
 * What a reader sees changed between two readings: facts first, the description last. A fact of the
 * text counts only if the words that state it came or went with the change. Two readers of the same
 * words, rules and a model, may read them differently: that is no change.
 */
export function changesBetween(old: Reading, now: Reading): readonly Change[] {
  const fields = changedFields(old.posting, now.posting);
  const isFact = ({ field }: Change) => facts.some((fact) => fact === field);
  const changed = facts.flatMap((fact): Change[] => {
    const [from, to] = [shownValue(old, fact), shownValue(now, fact)];
    if (JSON.stringify(from) === JSON.stringify(to)) return [];
    const isField = fields.some(({ field }) => field === fact);
    return isField || isProven(old, now, fact) ? [{ field: fact, from, to }] : [];
  });
  return [...changed, ...fields.filter((change) => !isFact(change))];
}

function shownValue({ posting, enrichment }: Reading, fact: Fact): Change['from'] {
  if (fact !== 'visaSponsorship') return postingFacts(posting, enrichment)[fact];
  const { visaSponsorship } = enrichment;
  if (visaSponsorship === null) return null;
  return visaSponsorship ? 'offered' : 'refused';
}

/** The words behind the old value are gone, and those behind the new one are new. */
function isProven(old: Reading, now: Reading, fact: Fact): boolean {
  // A posting first seen in a list alone had no text to state anything.
  if (old.posting.descriptionText === '') return false;
  const [before, after] = [quoteOf(old, fact), quoteOf(now, fact)];
  if (before === null && after === null) return false;
  return (
    (before === null ? shownValue(old, fact) === null : !wordsOf(now).includes(before)) &&
    (after === null ? shownValue(now, fact) === null : !wordsOf(old).includes(after))
  );
}

const quoteOf = ({ enrichment }: Reading, fact: Fact): string | null => {
  const quote = enrichment.evidence[fact];
  return quote === undefined ? null : collapse(quote);
};

/** All that a quote may come from. */
const wordsOf = ({ posting }: Reading): string =>
  collapse(
    [
      posting.title,
      ...posting.locations.map(({ text }) => text),
      posting.department ?? '',
      posting.level ?? '',
      posting.descriptionText,
    ].join('\n'),
  );

const collapse = (text: string): string => text.replace(/\s+/g, ' ').trim();
