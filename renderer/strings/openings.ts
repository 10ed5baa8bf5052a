import type { Enrichment, PostingEvent, PostingSort, Salary } from '../model.ts';
import { everywhere } from './everywhere.ts';
import { number, plural } from './language.ts';

export const openingStrings = {
  title: 'Openings',
  list: 'List of openings',
  pane: 'Opening',
  filter: 'Filter openings',
  clearText: 'Clear search',
  filters: 'Filters',
  showFilters: 'Show filters',
  hideFilters: 'Hide filters',
  skipFilters: 'Skip filters',
  clearAll: 'Clear all',
  removeFilter: (label: string) => `Remove filter: ${label}`,
  resizeFilters: 'Resize filters',
  backToList: 'All openings',
  resizeList: 'Resize list',
  total: (n: number, isExact: boolean) =>
    isExact ? everywhere.openings(n) : `${number(n)}+ openings`,
  totalUnknown: 'No openings loaded yet',
  /** For screen readers: the search words after the total. */
  totalOf: (words: string) => ` for “${words}”`,
  showNew: (n: number) => `${number(n)} new`,
  showNewHint: 'Added since you opened this list',
  sortBy: (name: string) => `Sorted by: ${name}`,
  sorts: {
    newest: 'Newest',
    oldest: 'Oldest',
    salary: 'Pay',
    title: 'Title',
    company: 'Company',
    relevance: 'Best match',
    fit: 'Best fit',
  } satisfies Record<PostingSort, string>,
  exportAs: 'Export',
  formats: { csv: 'CSV for spreadsheets', json: 'JSON', md: 'Markdown' },
  facets: {
    place: 'Place',
    visa: 'Visa',
    languages: 'Languages',
    years: 'Experience',
    education: 'Education',
    benefits: 'Benefits',
    department: 'Department',
    company: 'Company',
    workplace: 'Workplace',
    seniority: 'Seniority',
    skills: 'Skills',
    pay: 'Pay',
    posted: 'Posted',
    employment: 'Employment',
    status: 'Status',
    marks: 'My status',
  },
  searchFacet: (name: string) => `Find in ${name.toLowerCase()}`,
  nothingInFacet: 'No matches',
  moreOptions: (n: number) => `${n} more`,
  fewerOptions: 'Fewer',
  skillsOf: (n: number) => `Based on the newest ${number(n)}`,
  moreFilters: 'More filters',
  searchPlaces: 'Find a place',
  placesIn: (place: string) => `Places in ${place}`,
  not: 'Not',
  leaveOut: (label: string) => `Leave out ${label}`,
  leaveOutHint: 'Leave these out (Alt+click)',
  leftOut: (label: string) => `Not ${label}`,
  minPay: (currency: string) => `Minimum per year, ${currency}`,
  histogram: 'Openings by yearly pay',
  withUnstatedPay: 'Also if no pay is stated',
  payStated: (stated: number, unstated: number) =>
    `${plural(stated, { one: '# states', other: '# state' })} pay, ${plural(unstated, { one: '# doesn’t', other: '# don’t' })}.`,
  convertedTo: (currency: string, day: string) => `Compared in ${currency} at the rates of ${day}.`,
  withoutRate: (n: number, currency: string | null) =>
    currency === null
      ? `${number(n)} can’t be compared: no currency stated.`
      : `${number(n)} can’t be compared: no exchange rate for ${currency}.`,
  withinDays: (days: number) => plural(days, { one: 'Last 24 hours', other: 'Last # days' }),
  status: { open: 'Open', new: 'New this week', closed: 'Closed', any: 'Open and closed' },
  unread: 'Unread',
  tracked: 'On the board',
  withHidden: 'Include hidden',
  onlyHidden: 'Only hidden',
  chips: {
    oneCompany: 'Removed company',
    remote: 'Remote',
    not: (label: string) => `Not ${label}`,
    minPay: (amount: string) => `Pay from ${amount}`,
    withUnstatedPay: 'or not stated',
    firstSeen: (from: string | null, before: string | null) =>
      from === null
        ? `First seen before ${before}`
        : before === null
          ? `First seen since ${from}`
          : `First seen ${from} to ${before}`,
    isNews: 'Since we started watching',
    foundIn: 'New in one scan',
    changedIn: 'Changed in one scan',
    closedIn: 'Closed in one scan',
  },
  nothingWatched: 'No companies yet',
  nothingWatchedHint: 'Add companies to see their openings here, newest first.',
  addCompanies: 'Add companies',
  notScanned: 'Not scanned yet',
  notScannedHint: (companies: string) => `Scan now to load the openings of your ${companies}.`,
  scanNow: 'Scan now',
  scanning: 'Scan in progress',
  scanningHint: 'Openings appear here as soon as they are found.',
  showScan: 'Show scan',
  noMatch: 'No openings match',
  noMatchFor: (words: string) => `No openings match “${words}”`,
  noMatchHint: 'Remove a filter or clear all.',
  noMatchWordsHint: 'Check the spelling, or use fewer words.',
  didYouMean: (words: string) => `Did you mean “${words}”?`,
  clearFilters: 'Clear filters',
  noneCould: 'We couldn’t read any company yet',
  noneCouldHint: 'Openings appear here after the first successful scan.',
  couldNot: (companies: string) => `We couldn’t check ${companies}`,
  notYet: (companies: string) => `${companies} not checked yet`,
  showFailing: 'See which',
  noneFound: 'No openings found',
  noneFoundHint: 'The companies we could read have no openings.',
  noneOpen: 'No openings right now',
  noneOpenHint: 'None of your companies has an open role. Past roles are still here.',
  showClosed: 'Show closed openings',
} as const;

/** The question where the user can work. */
export const workPlaceStrings = {
  question: 'Where can you work?',
  hint: 'Answer once to see the openings you can take with one click.',
  choose: 'Choose places',
  notNow: 'Not now',
  mine: 'Where I can work',
  change: 'Change where you can work',
  find: 'Country, region or city',
  nothingFound: 'No such place',
  remove: (place: string) => `Remove ${place}`,
  remoteToo: 'Also remote work from there',
  save: 'Save',
  cancel: 'Cancel',
} as const;

/** Words about openings that several screens use. */
export const postingStrings = {
  didHide: (title: string) => `Hid “${title}”`,
  didShow: (title: string) => `Unhid “${title}”`,
  didMove: (title: string, stage: string) => `Moved “${title}” to ${stage}`,
  didHideMany: (what: string) => `Hid ${what}`,
  didShowMany: (what: string) => `Unhid ${what}`,
  didReadMany: (what: string) => `Marked ${what} as read`,
  didUnreadMany: (what: string) => `Marked ${what} as unread`,
  didMoveMany: (what: string, stage: string) => `Moved ${what} to ${stage}`,
  didUntrackMany: (what: string) => `Stopped tracking ${what}`,
  didReorder: (title: string) => `Moved “${title}” within its stage`,
  didEnd: (title: string, outcome: string) => `Marked “${title}” as ${outcome.toLowerCase()}`,
  didReopen: (title: string) => `Cleared the outcome of “${title}”`,
  didUntrack: (title: string) => `Stopped tracking “${title}”`,
  closed: 'Closed',
  hidden: 'Hidden',
  moveTo: 'Move to',
  untrack: 'Stop tracking',
  unread: 'Unread',
  noPlace: 'Place not stated',
  noPay: 'Pay not stated',
  convertedAt: (day: string) => `Converted at the exchange rates of ${day}`,
  copied: 'Link copied',
} as const;

export const paneStrings = {
  none: 'No opening selected',
  noneHint: (next: string, previous: string) =>
    `Select an opening (${next.toUpperCase()} / ${previous.toUpperCase()})`,
  apply: 'Apply',
  openAnyway: 'Open anyway',
  save: 'Save',
  hide: 'Hide',
  show: 'Show again',
  openPage: 'Original posting',
  copyLink: 'Copy link',
  posted: (age: string) => `Posted ${age}`,
  firstSeen: (age: string) => `First seen ${age}`,
  openFor: (days: number) => (days === 0 ? 'opened today' : `open for ${daysOf(days)}`),
  wasOpenFor: (days: number) =>
    days === 0 ? 'was open for less than a day' : `was open for ${daysOf(days)}`,
  freshness: 'Age against the usual',
  dayOf: (days: number, usual: number) =>
    `Day ${number(days + 1)} · roles here stay open ~${daysOf(usual)}`,
  closed: (age: string) => `Closed ${age}`,
  closedHint: 'No longer on the company’s site. We kept a copy.',
  perYear: 'a year',
  paySources: {
    structured: 'from the job board',
    stated: null,
    guessed: 'estimated, not stated',
  } satisfies Record<NonNullable<Enrichment['salary']>['source'], string | null>,
  quote: (quote: string) => `“${quote}”`,
  payHere: 'Pay at this company',
  payScale: (own: string, all: string) => `${own}; openings of this company pay ${all}`,
  facts: 'Facts',
  place: 'Place',
  level: 'Seniority',
  employment: 'Employment',
  skills: 'Skills',
  filterBySkill: (skill: string) => `Show openings that ask for ${skill}`,
  experience: 'Experience',
  years: (min: number | null, max: number | null) => {
    if (min === null) return `up to ${max} years`;
    if (max === null) return `${min}+ years`;
    return min === max ? `${min} years` : `${min}–${max} years`;
  },
  education: 'Education',
  educations: {
    none: 'No degree needed',
    secondary: 'Secondary school',
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
  readBy: {
    rules: 'Extracted automatically from the text',
    llm: 'Extracted from the text by the model',
  } satisfies Record<Enrichment['provider'], string>,
  noDescription: 'The company’s site has no description.',
  cut: 'Description shortened.',
  readAll: 'Read the full text on the company’s site',
  history: 'History',
  events: {
    first_seen: 'First seen',
    changed: 'Changed',
    closed: 'Closed',
    reopened: 'Reopened',
  } satisfies Record<PostingEvent['kind'], string>,
  sameRole: 'Same role in other places',
} as const;

const daysOf = (days: number): string => plural(days, { one: '# day', other: '# days' });

/** Words about several openings at once. */
export const selectionStrings = {
  bar: 'Selected openings',
  selected: (n: number) => `${number(n)} selected`,
  select: (title: string) => `Select ${title}`,
  selectAll: (n: number) => `Select ${number(n)}`,
  clear: 'Clear selection',
  more: 'More',
  marks: { read: 'Mark as read', unread: 'Mark as unread' },
  exports: { csv: 'Export as CSV', json: 'Export as JSON', md: 'Export as Markdown' },
} as const;

export const questionStrings = {
  applied: (title: string) => `Did you apply for “${title}”?`,
  outcome: (title: string) => `How did “${title}” end?`,
  yes: 'Yes, I applied',
  notYet: 'Not yet',
  skip: 'Skip',
} as const;

/** The period after an amount of pay. */
export const payPeriod = (period: Salary['period']): string =>
  period === 'year' ? paneStrings.perYear : '';

export const searchStrings = {
  save: 'Save search',
  saveAs: 'Save as new search',
  saveHint: 'Adds it to the sidebar; new matches go to your inbox.',
  name: 'Name',
  update: 'Update',
  updateHint: 'Save current filters to this search',
  more: 'More for this search',
  rename: 'Rename',
  remove: 'Remove',
  didSave: (name: string) => `Saved the search “${name}”`,
  didChange: (name: string) => `Changed the search “${name}”`,
  didRemove: (name: string) => `Removed the search “${name}”`,
} as const;
