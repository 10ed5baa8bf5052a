import type { Looked } from '../known.ts';
import { everywhere } from './everywhere.ts';
import { number, plural } from './language.ts';

const notYet = {
  title: 'No openings yet',
  body: 'See who is hiring, where, at what level and for what pay. Charts appear after the first scan.',
};

/** Each chart has a name and a sentence with its finding. */
export const insightsStrings = {
  open: (n: number) => `${everywhere.openings(n)} open`,
  notStated: 'Not stated',
  scope: {
    label: 'Which openings',
    all: 'All openings',
    searches: 'Saved searches',
    companies: 'Companies',
    none: 'Nothing open here',
    noneHint: 'This selection has no open role right now.',
    showAll: 'Show all openings',
  },
  empty: {
    nobody: notYet,
    never: notYet,
    none_could: {
      title: 'We couldn’t read any company yet',
      body: 'Charts appear after the first successful scan.',
    },
    some_could: {
      title: 'No openings found',
      body: 'The companies we could read have no openings. We couldn’t read the others.',
    },
    all: { title: 'No openings right now', body: 'None of your companies has an open role.' },
  } satisfies Record<Looked, { readonly title: string; readonly body: string }>,
  toCompanies: 'Go to companies',
  showFailing: 'See which',
  tooFew: 'More charts appear as data comes in.',
  weeks: {
    title: 'Openings per week',
    first: (n: number) => `${fresh(n)} in the last 4 weeks`,
    more: (n: number, more: number) =>
      `${fresh(n)} in the last 4 weeks, ${number(more)} more than in the 4 before`,
    fewer: (n: number, fewer: number) =>
      `${fresh(n)} in the last 4 weeks, ${number(fewer)} fewer than in the 4 before`,
    same: (n: number) => `${fresh(n)} in the last 4 weeks, as many as in the 4 before`,
    new: 'New',
    closed: 'Closed',
    open: 'Open at week’s end',
    links: 'New openings by week',
    notWatched: 'Not watched yet',
    week: (isNew: number, closed: number, open: number) =>
      `${number(isNew)} new, ${number(closed)} closed, ${number(open)} open`,
  },
  companies: {
    title: 'Top companies',
    sentence: (name: string, n: number, share: string) =>
      `${name} leads: ${everywhere.openings(n)} (${share})`,
    isNew: (n: number) => `${number(n)} new`,
  },
  workplaces: {
    title: 'Workplace',
    sentence: (kind: string, n: number, share: string) =>
      `${kind} is most common: ${everywhere.openings(n)} (${share})`,
  },
  seniorities: {
    title: 'Seniority',
    sentence: (level: string, n: number, share: string) =>
      `${level} is most common: ${everywhere.openings(n)} (${share})`,
  },
  skills: {
    title: 'Skills',
    sentence: (skill: string, n: number, share: string) =>
      `${skill} leads: ${everywhere.openings(n)} (${share})`,
  },
  pay: {
    title: 'Pay',
    sentence: (n: number, median: string) =>
      `Median top of range: ${median} (${everywhere.openings(n)})`,
    median: (amount: string) => `Median ${amount}`,
    links: 'Openings by minimum pay',
    link: (from: string) => `Show openings that pay ${from} or more`,
    count: 'Openings',
    below: (amount: string) => `< ${amount}`,
    hint: (currency: string, day: string) =>
      `Top of the yearly range, in ${currency} at the rates of ${day}.`,
    unsaid: (n: number, share: string) =>
      `${everywhere.openings(n)} (${share}) ${plural(n, { one: 'states', other: 'state' })} no pay.`,
    withoutRate: (n: number) =>
      `${everywhere.openings(n)} ${plural(n, { one: 'is', other: 'are' })} left out: no exchange rate for the currency.`,
  },
} as const;

/** Words of the tab about the user's own search. */
export const myStrings = {
  tabs: { market: 'Openings', mine: 'My search', model: 'Model' },
  tabsLabel: 'What to look at',
  funnel: 'How far you got',
  weeks: 'Applications per week',
  week: (from: string, n: number) =>
    `Week of ${from}: ${plural(n, { one: '# application', other: '# applications' })}`,
  today: 'Today',
  outcomes: 'How they ended',
  notSaid: 'Not said',
  applied: 'Applications',
  answered: 'Answered',
  wait: 'Median wait for an answer',
  days: (n: number) => plural(n, { one: '# day', other: '# days' }),
  unknown: '–',
  emptyTitle: 'Your search starts on the board',
  empty:
    'Save openings and move them along as you apply. This page then shows how far you got and who answered.',
  toOpenings: 'Go to openings',
} as const;

/** Words of the tab about the model. */
export const modelStrings = {
  byRules: 'Read by rules',
  byModel: 'Read by the model',
  differs: 'Disagreements',
  tokens: 'Tokens',
  time: 'Model time',
  models: 'Models',
  openings: (n: number) => everywhere.openings(n),
  each: (tokens: string, time: string) => `${tokens} tokens and ${time} per opening`,
  about: (tokens: string) => `about ${tokens}`,
  facts: 'Facts',
  fact: 'Fact',
  gained: 'Found by the model only',
  differ: 'Disagree',
  differences: 'Where they disagree',
  differencesHint: 'The model’s value is used, unless the site’s own field says otherwise.',
  rules: 'Rules',
  model: 'Model',
  opening: 'Opening',
  none: 'The rules and the model agree on everything both of them found.',
  partly: (n: number) => `Based on the newest ${number(n)} readings.`,
  again: 'Read again',
  againHint: (n: number) =>
    `After a change of the model, ${everywhere.openings(n)} can be read again at the next scan. It costs about as much as before.`,
  didAgain: (n: number) => `${everywhere.openings(n)} will be read again at the next scan`,
  emptyTitle: 'No opening was read by a model yet',
  empty:
    'The built-in rules read every opening. With a model, this page shows what it adds and costs.',
  toSettings: 'Set up a model',
} as const;

/** Words of the calendar of new openings. */
export const calendarStrings = {
  title: 'New openings by day',
  label: 'New openings of the last 13 weeks, day by day',
  busiest: (n: number, day: string) => `${fresh(n)} on ${day}, the busiest day`,
  none: 'No new openings in the last 13 weeks',
  day: (day: string, n: number) => `${day}: ${fresh(n)}`,
  notWatched: (day: string) => `${day}: not watched yet`,
  notScanned: (day: string) => `${day}: no scan`,
  less: 'Fewer',
  more: 'More',
  unseen: 'No scan',
} as const;

const fresh = (n: number): string => plural(n, { one: '# new opening', other: '# new openings' });
