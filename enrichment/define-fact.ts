import type { z } from 'zod';
import type { Facts } from '#core/enrichment.ts';
import type { RawPosting } from '#core/posting.ts';
import type { FindQuote } from './llm/quote.ts';
import type { Cue } from './rules/phrases.ts';
import type { Found } from './rules/quote.ts';
import type { Reading } from './rules/reading.ts';

/** A provider's reading of one fact. */
export type Said<V> = {
  readonly value: V;
  /** The posting's own words for it, verbatim; without them the value counts as not stated. */
  readonly quote: string | null;
  readonly members?: readonly Found<string>[];
};

export type RuleInput = {
  readonly reading: Reading;
  readonly posting: RawPosting;
  /** The facts of the rows above, on which a rule may build. */
  readonly above: Partial<Facts>;
};

export type AskedPosting = {
  readonly posting: RawPosting;
  readonly texts: readonly string[];
  readonly find: FindQuote;
};

/** The form for the model's answer, and its check against the posting. */
export type Question<A, V> = {
  readonly form: z.ZodType<A>;
  /** `claims` lists whether each claim of the model held. */
  check(answer: A, asked: AskedPosting): Said<V> & { readonly claims: readonly boolean[] };
};

/** One fact of a posting: how each provider reads it, and which source wins. */
export type Fact<V, A = unknown> = {
  readonly nothingStated: V;
  readonly cues: readonly Cue[];
  read(input: RuleInput): Said<V>;
  /**
   * The model's instructions for the fact and the form of its answer; null if the model is not
   * asked.
   */
  readonly ask: { readonly tell: string; readonly answer: Question<A, V> } | null;
  /** True if the model uses its own words, which no quote can prove. */
  readonly isRetold: boolean;
  /** Completes the model's reading with the known value. */
  merge(read: V, known: V): V;
  /**
   * The value of the site's own field, which wins over a reading, unless the reading's quote says
   * more of this very job; null if there is none.
   */
  fromSite(posting: RawPosting, read: V, quote: string | null): V | null;
  /** True if a reading agrees with the site's field: its quote stays. */
  agrees(stated: V, read: V): boolean;
  siteQuote(posting: RawPosting): string | null;
};

export type FactTable = { readonly [F in keyof Facts]: Fact<Facts[F]> };

type Defaults = 'isRetold' | 'fromSite' | 'agrees' | 'siteQuote' | 'cues';
type Row<V, A> = Pick<Fact<V, A>, 'ask'> & Partial<Pick<Fact<V, A>, Defaults>>;

/** A fact with one value. The model's reading replaces the known value, unless `merge` differs. */
export function one<T, A>({
  rule,
  ...row
}: Row<T | null, A> & {
  rule(input: RuleInput): Found<T> | null;
  merge?(read: T | null, known: T | null): T | null;
}): Fact<T | null, A> {
  return {
    ...unlessSaid,
    nothingStated: null,
    read: (input) => rule(input) ?? { value: null, quote: null },
    merge: (read, known) => read ?? known,
    ...row,
  };
}

/** A list of names. Lists are joined, each name once and in its known spelling. */
export function names<A, T extends string = string>({
  rule,
  ...row
}: Row<T[], A> & {
  rule(input: RuleInput): readonly Found<T>[];
}): Fact<T[], A> {
  return {
    ...list({ rule, merge: union, ...row }),
    read: (input) => {
      const members = rule(input);
      return { ...wholeOf(members), members };
    },
  };
}

/** A list of anything else; its quote is that of the first member. */
export function list<T, A>({
  rule,
  ...row
}: Row<T[], A> & {
  rule(input: RuleInput): readonly Found<T>[];
  merge(read: T[], known: T[]): T[];
}): Fact<T[], A> {
  return { ...unlessSaid, nothingStated: [], read: (input) => wholeOf(rule(input)), ...row };
}

const unlessSaid = {
  cues: [],
  isRetold: false,
  fromSite: () => null,
  agrees: Object.is,
  siteQuote: () => null,
};

const wholeOf = <T>(members: readonly Found<T>[]): Said<T[]> => ({
  value: members.map(({ value }) => value),
  quote: members[0]?.quote ?? null,
});

function union<T extends string>(read: readonly T[], known: readonly T[]): T[] {
  const items = new Map<string, T>();
  for (const item of [...known, ...read]) {
    const key = item.toLowerCase();
    if (!items.has(key)) items.set(key, item);
  }
  return [...items.values()];
}

/** Every fact of a table with its value from `valueFor`, in order. */
export function eachFact(
  table: FactTable,
  valueFor: <F extends keyof Facts>(
    name: F,
    fact: Fact<Facts[F]>,
    above: Partial<Facts>,
  ) => Facts[F],
): Facts {
  const values: Partial<Facts> = {};
  const put = <F extends keyof Facts>(name: F): void => {
    values[name] = valueFor(name, table[name], values);
  };
  for (const name of Object.keys(table) as readonly (keyof Facts)[]) put(name);
  return values as Facts;
}

export const nothingStated = (table: FactTable): Facts =>
  eachFact(table, (_name, { nothingStated }) => nothingStated);

/**
 * All facts with their evidence: a field's quote under its name, a member's under
 * `skills.Kubernetes`. A value without a quote is not stated.
 */
export function gather(
  table: FactTable,
  sayOf: <F extends keyof Facts>(
    name: F,
    fact: Fact<Facts[F]>,
    above: Partial<Facts>,
  ) => Said<Facts[F]>,
): { readonly facts: Facts; readonly evidence: Record<string, string> } {
  const evidence: Record<string, string> = {};
  const facts = eachFact(table, (name, fact, above) => {
    const { value, quote, members = [] } = sayOf(name, fact, above);
    if (quote !== null) evidence[name] = quote;
    for (const member of members) evidence[`${name}.${member.value}`] = member.quote;
    return quote === null && !fact.isRetold ? fact.nothingStated : value;
  });
  return { facts, evidence };
}
