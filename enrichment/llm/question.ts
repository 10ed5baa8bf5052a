import { z } from 'zod';
import type { Facts, Range } from '#core/enrichment.ts';
import { SalaryPeriod } from '#core/posting.ts';
import type { AskedPosting, Question } from '../define-fact.ts';
import { dateIn } from '../rules/dates.ts';
import { plainText } from './plain-text.ts';
import { createQuoteFinder } from './quote.ts';
import { statesCurrency, statesNumber, statesNumbersOf, statesPeriod } from './stated.ts';

// Forms use only what every engine can enforce: all keys required, `nullable` for facts a posting
// may not state, no patterns, bounds, records or transforms.

type Quoted<V> = { readonly quote: string; readonly value: V };

/**
 * A value with its quote, dropped if the posting does not contain the quote. The quote comes first:
 * after quoting, a model guesses less.
 */
export const quoted = <V>(value: z.ZodType<V>): Question<Quoted<V> | null, V | null> => ({
  form: z.object({ quote: z.string(), value }).nullable(),
  check: (claim, asked) => proven(claim, asked, ({ value }) => value),
});

/**
 * Items as the posting writes them, each once, under their name from `nameOf`. Drops items that the
 * posting does not contain.
 */
export const words = ({
  most,
  longest,
  nameOf = (item) => item,
}: {
  readonly most: number;
  /** Of one item, in characters. */
  readonly longest: number;
  readonly nameOf?: (item: string) => string;
}): Question<string[], string[]> => ({
  form: z.array(z.string()),
  check(items, { find }) {
    const unique = new Map(items.map((item) => [item.trim().toLowerCase(), item.trim()]));
    const looked = [...unique.values()]
      .slice(0, most)
      .map((item) => ({ item, quote: item.length > longest ? null : find(item) }));
    const held = looked.filter(({ quote }) => quote !== null);
    return {
      value: [...new Set(held.map(({ item }) => nameOf(item)))],
      quote: held[0]?.quote ?? null,
      claims: looked.map(({ quote }) => quote !== null),
    };
  },
});

/** A tidied title keeps most words of the original title. */
export const tidyTitle: Question<string | null, string | null> = {
  form: z.string().nullable(),
  check(claimed, asked) {
    const { title } = asked.posting;
    const value = plainText(claimed ?? '', 120);
    if (value === '') return notClaimed;
    const findInTitle = createQuoteFinder([title]);
    const parts = value.split(/[\s/,()-]+/).filter((word) => word !== '');
    const shared = parts.filter((word) => findInTitle(word) !== null);
    const isOfTitle = shared.length * 2 >= parts.length;
    return proven({ quote: title }, asked, () => (isOfTitle ? value : null));
  },
};

/** Items that a quote proves, of a closed list. */
export const quotedItems = <T extends string>(item: z.ZodType<T>): Question<Quoted<T>[], T[]> => ({
  form: z.array(z.object({ quote: z.string(), value: item })),
  check(items, asked) {
    const checked = items.slice(0, mostItems).map((claim) => proven(claim, asked, (c) => c.value));
    return {
      value: [...new Set(checked.flatMap(({ value }) => value ?? []))],
      quote: checked.find(({ quote }) => quote !== null)?.quote ?? null,
      claims: checked.map(({ value }) => value !== null),
    };
  },
});

const mostItems = 20;

/** A day, month or year as "2027-01-15", or "asap"; the quote must say the same date. */
export const date: Question<Quoted<string> | null, string | null> = {
  form: z.object({ quote: z.string(), value: z.string() }).nullable(),
  check: (claim, asked) =>
    proven(claim, asked, ({ value }, found) => {
      if (value.trim().toLowerCase() === 'asap') return 'asap';
      const said = dateIn(found.toLowerCase());
      return said !== null && value.trim().startsWith(said.value) ? said.value : null;
    }),
};

const range = { min: z.number().nullable(), max: z.number().nullable() };

/** Two ends up to `most`, which the quote states; one may be missing. */
export const rangeUpTo = (
  most: number,
): Question<(Range & { quote: string }) | null, Range | null> => ({
  form: z.object({ quote: z.string(), ...range }).nullable(),
  check: (claim, asked) =>
    proven(claim, asked, (claimed, found) =>
      isUpTo(most, claimed) && statesRange(claimed, found) ? inOrder(claimed) : null,
    ),
});

const isUpTo = (most: number, { min, max }: Range): boolean =>
  (min ?? 0) <= most && (max ?? 0) <= most;

const PayForm = z.object({
  quote: z.string(),
  ...range,
  currency: z.string().nullable(),
  period: SalaryPeriod.nullable(),
});

/** Amounts that their quote states, with currency and period if it states those too. */
export const pay: Question<z.infer<typeof PayForm> | null, Facts['salary']> = {
  form: PayForm.nullable(),
  check: (claim, asked) =>
    proven(claim, asked, ({ min, max, currency, period }, found) => {
      // Small models write 0 for "not stated"; no one pays it.
      const paid = { min: min || null, max: max || null };
      if (!statesRange(paid, found)) return null;
      const code = currency?.trim().toUpperCase() ?? '';
      const isStated = /^[A-Z]{3}$/.test(code) && statesCurrency(found, code);
      return {
        ...inOrder(paid),
        currency: isStated ? code : null,
        period: period !== null && statesPeriod(found, period) ? period : null,
        source: 'stated',
      };
    }),
};

function statesRange({ min, max }: Range, found: string): boolean {
  const numbers = [min, max].filter((n) => n !== null);
  return numbers.length > 0 && numbers.every((n) => n >= 0 && statesNumber(found, n));
}

const inOrder = ({ min, max }: Range): Range =>
  min !== null && max !== null && min > max ? { min: max, max: min } : { min, max };

/** The posting in the model's words: dropped if it has numbers that the posting does not state. */
export const retelling: Question<string | null, string | null> = {
  form: z.string().nullable(),
  check(claimed, { texts }) {
    const told = plainText(claimed ?? '', 300);
    const isTrue = told !== '' && statesNumbersOf(told, texts.join('\n'));
    return { ...notClaimed, value: isTrue ? told : null };
  },
};

const notClaimed = { value: null, quote: null, claims: [] };

/** A longer "quote" proves nothing: it contains any word. */
const longestQuote = 400;

/** A claim with the words found for it; not stated without any. */
function proven<C extends { readonly quote: string }, V>(
  claim: C | null,
  { find }: AskedPosting,
  valueBy: (claim: C, found: string) => V | null,
) {
  if (claim === null) return notClaimed;
  const found = claim.quote.length > longestQuote ? null : find(claim.quote);
  const value = found === null ? null : valueBy(claim, found);
  return { value, quote: value === null ? null : found, claims: [value !== null] };
}
