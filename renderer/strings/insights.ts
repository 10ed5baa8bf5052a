import type { Looked } from '../looked.ts';
import { everywhere } from './everywhere.ts';

const notYet = {
  title: 'No openings to look at yet',
  body: 'See who is hiring, where, at what level and for what pay, once a company was scanned.',
};

/** Words of the charts. Each has a name and a sentence that says what it shows. */
export const insightsStrings = {
  open: (n: number) => `${everywhere.openings(n)} known to be open`,
  notStated: 'Not stated',
  empty: {
    nobody: notYet,
    never: notYet,
    none_could: {
      title: 'No company could be read yet',
      body: 'This shows who is hiring, where, at what level and for what pay, once one could be.',
    },
    some_could: {
      title: 'No openings found',
      body: 'The companies that could be read have nothing open. Nothing is known of the others.',
    },
    all: { title: 'No openings right now', body: 'None of your companies has an open role.' },
  } satisfies Record<Looked, { readonly title: string; readonly body: string }>,
  toCompanies: 'To the companies',
  showFailing: 'See which',
  tooFew: 'There is too little yet for more. Charts come as openings do.',
  weeks: {
    title: 'Openings per week',
    first: (n: number) => `${fresh(n)} in the last 4 weeks`,
    more: (n: number, more: number) =>
      `${fresh(n)} in the last 4 weeks, ${more.toLocaleString()} more than in the 4 before`,
    fewer: (n: number, fewer: number) =>
      `${fresh(n)} in the last 4 weeks, ${fewer.toLocaleString()} fewer than in the 4 before`,
    same: (n: number) => `${fresh(n)} in the last 4 weeks, as many as in the 4 before`,
    new: 'New',
    closed: 'Closed',
    open: 'Open at the end of the week',
    links: 'Openings that were new in a week',
    week: (isNew: number, closed: number, open: number) =>
      `${isNew.toLocaleString()} new, ${closed.toLocaleString()} closed, ${open.toLocaleString()} open`,
  },
  companies: {
    title: 'Who hires',
    sentence: (name: string, n: number, share: string) =>
      `${name} has the most: ${everywhere.openings(n)}, ${share} of all`,
    isNew: (n: number) => `${n.toLocaleString()} new`,
  },
  workplaces: {
    title: 'Where the work is done',
    sentence: (kind: string, n: number, share: string) =>
      `${kind} is offered most, in ${everywhere.openings(n)} or ${share}`,
  },
  seniorities: {
    title: 'At what level',
    sentence: (level: string, n: number, share: string) =>
      `${level} is looked for most, in ${everywhere.openings(n)} or ${share}`,
  },
  skills: {
    title: 'Which skills',
    sentence: (skill: string, n: number, share: string) =>
      `${skill} is asked for most, in ${everywhere.openings(n)} or ${share}`,
  },
  pay: {
    title: 'For how much',
    sentence: (n: number, median: string) =>
      `Half of the ${everywhere.openings(n)} that state yearly pay go up to ${median} or more`,
    median: (amount: string) => `Median ${amount}`,
    links: 'Openings that pay at least so much',
    link: (from: string) => `Show all that pay ${from} or more`,
    count: 'Openings',
    below: (amount: string) => `< ${amount}`,
    hint: (currency: string) =>
      `Upper end of the pay for a year in ${currency}, the currency that most use.`,
    unsaid: (n: number, share: string) =>
      `${everywhere.openings(n)} (${share}) state none, or another currency.`,
  },
} as const;

const fresh = (n: number): string =>
  `${n.toLocaleString()} new ${n === 1 ? 'opening' : 'openings'}`;
