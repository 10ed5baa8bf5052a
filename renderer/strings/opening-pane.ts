import type { Enrichment, PostingEvent, Salary } from '../model.ts';

/** Words around one opening. */
export const paneStrings = {
  none: 'No opening chosen',
  noneHint: (next: string, previous: string) =>
    `Choose one from the list, or press ${next} and ${previous} to go through it.`,
  apply: 'Apply',
  save: 'Save',
  saved: 'Saved',
  hide: 'Hide',
  show: 'Show again',
  openPage: 'Open the company’s page',
  copyLink: 'Copy link',
  posted: (age: string) => `posted ${age}`,
  firstSeen: (age: string) => `first seen ${age}`,
  openFor: (days: number) => (days === 0 ? 'open since today' : `open ${days} d`),
  wasOpenFor: (days: number) => (days === 0 ? 'was open less than a day' : `was open ${days} d`),
  median: (days: number) => `(median here ${days})`,
  closed: (age: string) => `Closed ${age}`,
  closedHint: 'The company no longer lists it. What was known of it is kept.',
  perYear: 'a year',
  paySources: {
    structured: 'from the site’s own data',
    stated: null,
    guessed: 'a guess, the text does not say',
  } satisfies Record<NonNullable<Enrichment['salary']>['source'], string | null>,
  fit: (score: number) => `Fit ${score}`,
  quote: (quote: string) => `“${quote}”`,
  showQuote: 'Where it says so',
  skills: 'Skills',
  filterBySkill: (skill: string) => `Only openings that ask for ${skill}`,
  experience: 'Experience',
  years: (min: number | null, max: number | null) => {
    if (min === null) return `up to ${max} years`;
    if (max === null) return `${min}+ years`;
    return min === max ? `${min} years` : `${min}–${max} years`;
  },
  education: 'Education',
  educations: {
    none: 'No degree needed',
    secondary: 'School leaving certificate',
    vocational: 'Vocational training',
    bachelor: 'Bachelor',
    master: 'Master',
    doctorate: 'Doctorate',
  } satisfies Record<NonNullable<Enrichment['education']>, string>,
  visa: 'Visa',
  hasVisa: 'Sponsored',
  hasNoVisa: 'Not sponsored',
  languages: 'Languages',
  benefits: 'Benefits',
  remoteFrom: 'Remote from',
  department: 'Department',
  validThrough: 'Apply by',
  readBy: {
    rules: 'Read from the text by the built-in rules',
    llm: 'Read from the text by the model',
  } satisfies Record<Enrichment['provider'], string>,
  noDescription: 'The site publishes no description.',
  cut: 'Only the beginning of the text is kept.',
  readAll: 'Read all of it on the company’s page',
  history: 'History',
  events: {
    first_seen: 'First seen',
    changed: 'Changed',
    closed: 'Closed',
    reopened: 'Open again',
  } satisfies Record<PostingEvent['kind'], string>,
  change: (field: string, from: string | null, to: string | null) => {
    const name = `${field.charAt(0).toUpperCase()}${field.slice(1)}`;
    if (from === null && to === null) return `${name} rewritten`;
    if (from === null) return `${name} added: ${to}`;
    return to === null ? `${name} taken out: ${from}` : `${name}: ${from} → ${to}`;
  },
  sameRole: 'The same role elsewhere',
} as const;

/** The periods a pay may be for, in words after the amount. */
export const payPeriod = (period: Salary['period']): string =>
  period === 'year' ? paneStrings.perYear : '';
