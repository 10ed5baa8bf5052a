import type { RawPosting } from '#core/posting.ts';
import { fields } from '../field-shares.ts';

/** What a recorded answer may state of an opening, and whether Rolewatch has it. */
export const facts = {
  ...fields,
  department: ({ department, team }) => department !== null || team !== null,
  level: ({ level }) => level !== null,
  company: ({ company }) => company !== null,
  updated: ({ updatedAt }) => updatedAt !== null,
  closing: ({ validThrough }) => validThrough !== null,
} as const satisfies Readonly<Record<string, (posting: RawPosting) => boolean>>;

export type Fact = keyof typeof facts;

export const factNames = Object.keys(facts) as readonly Fact[];

type Silent = {
  readonly fact: Fact | 'any';
  readonly words: RegExp;
  /** For a person, as a point of a list. */
  readonly what: string;
};

/** Values that say nothing of their fact: none may be shown as one. */
export const silent: readonly Silent[] = [
  {
    fact: 'any',
    words: /^(-|n\/a|not applicable|none|null|unspecified)?$/i,
    what: 'nothing, or a placeholder such as “-” or “Not Applicable”',
  },
  { fact: 'place', words: /^anywhere$/i, what: '“Anywhere” as the city of a remote opening' },
  {
    fact: 'place',
    words: /^\d+ locations$/i,
    what: 'a number of places, “3 Locations”: the opening’s own page names them',
  },
  {
    fact: 'posted',
    words: /^posted (today|yesterday)$|\bago$/i,
    what: 'a day counted from the day of the answer, which the answer does not state, “Posted Today”: the opening’s own page has the date',
  },
  { fact: 'pay', words: /^0(\.0+)?$/, what: 'pay of zero' },
  {
    fact: 'type',
    words: /^(permanent|regular|programme)$/i,
    what: 'a kind of contract that leaves open whether full or part time: “Permanent”, “Regular”',
  },
];

/** True if a value states its fact. */
export const states = (fact: Fact, value: string): boolean =>
  !silent.some((rule) => (rule.fact === fact || rule.fact === 'any') && rule.words.test(value));

type Exception = {
  readonly file: string;
  readonly id: string;
  readonly fact: Fact;
  readonly because: string;
};

/** Facts that a recording holds and Rolewatch leaves out on purpose. */
export const exceptions: readonly Exception[] = [
  ...['3748750', '3749412', '3746765'].map((id) => ({
    file: 'brassring/bestbuy_search_page1.json',
    id,
    fact: 'place' as const,
    because: 'the list numbers an employer’s own fields; only the opening’s page names them',
  })),
  {
    file: 'breezy/matroid.json',
    id: '6fd3a8237539',
    fact: 'pay',
    because: 'the lower end is a slip of the employer, a thousandth of the upper one',
  },
  {
    file: 'recruitee/germanzero_offers.json',
    id: '2122589',
    fact: 'workplace',
    because: 'the answer marks two of them',
  },
  ...['22025', '22404'].map((id) => ({
    file: 'rss/startupjobs_feed.xml',
    id,
    fact: 'type' as const,
    because: 'full time and part time are a choice',
  })),
];
