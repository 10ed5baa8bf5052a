import type { FindQuote } from './quote.ts';

/** What a list may hold: so many items, of so many characters. */
export type ListLimit = { readonly most: number; readonly longest: number };

/** Keeps the books of one answer: what the model claimed, what held, and the words that prove it. */
export type Claims = {
  /** The claim if its quote is found (and `isStated` agrees with the words found), else null. */
  readonly fact: <F extends { readonly quote: string }>(
    field: string,
    claim: F | null,
    isStated?: (claim: F, words: string) => boolean,
  ) => F | null;
  /** The items that are found as they are, each once. */
  readonly words: (field: string, items: readonly string[], limit: ListLimit) => string[];
  /** Share of the claims so far that held, 0 to 1; 0.5 where there were none. */
  readonly confidence: () => number;
  /** Field to the words found for it; for a list, those of its first item. */
  readonly evidence: Readonly<Record<string, string>>;
};

/** Longer "quotes" prove nothing: everything is somewhere in them. */
const longestQuote = 400;

/** Books for an answer whose quotes are looked up by `find`. */
export function createClaims(find: FindQuote): Claims {
  const evidence: Record<string, string> = {};
  let made = 0;
  let held = 0;

  function settle<T>(field: string, claim: T, proof: string | null): T | null {
    made += 1;
    if (proof === null) return null;
    held += 1;
    evidence[field] ??= proof;
    return claim;
  }

  return {
    evidence,
    confidence: () => (made === 0 ? 0.5 : Math.round((held / made) * 100) / 100),
    fact(field, claim, isStated = () => true) {
      if (claim === null) return null;
      const words = claim.quote.length > longestQuote ? null : find(claim.quote);
      return settle(field, claim, words !== null && isStated(claim, words) ? words : null);
    },
    words(field, items, { most, longest }) {
      const unique = new Map(items.map((item) => [item.trim().toLowerCase(), item.trim()]));
      return [...unique.values()]
        .slice(0, most)
        .map((item) => settle(field, item, item.length > longest ? null : find(item)))
        .filter((item) => item !== null);
    },
  };
}
