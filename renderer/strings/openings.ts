import type { PostingSort } from '../model.ts';

/** Words of the Openings screen: its filters and its list. */
export const openingStrings = {
  title: 'Openings',
  list: 'List of openings',
  pane: 'Opening',
  filter: 'Filter openings',
  clearText: 'Clear the words',
  filters: 'Filters',
  showFilters: 'Show the filters',
  hideFilters: 'Hide the filters',
  clearAll: 'Clear all',
  removeFilter: (label: string) => `Remove the filter ${label}`,
  resizeFilters: 'Width of the filters',
  resizeList: 'Width of the list',
  total: (n: number, isExact: boolean) =>
    `${n.toLocaleString()}${isExact ? '' : '+'} ${n === 1 ? 'opening' : 'openings'}`,
  /** After the total, for who listens: which words it is of. */
  totalOf: (words: string) => ` for “${words}”`,
  showNew: (n: number) => `${n.toLocaleString()} new`,
  showNewHint: 'They came after this list was opened',
  sortBy: (name: string) => `Sorted by: ${name}`,
  sorts: {
    newest: 'Newest',
    oldest: 'Oldest',
    salary: 'Pay',
    title: 'Title',
    company: 'Company',
    score: 'Best fit',
    relevance: 'Best match',
  } satisfies Record<PostingSort, string>,
  exportAs: 'Export',
  formats: { csv: 'CSV for spreadsheets', json: 'JSON', md: 'Markdown' },
  facets: {
    company: 'Company',
    workplace: 'Workplace',
    seniority: 'Seniority',
    skills: 'Skills',
    pay: 'Pay',
    posted: 'Posted',
    employment: 'Employment',
    status: 'Status',
    marks: 'Yours',
  },
  searchFacet: (name: string) => `Find in ${name.toLowerCase()}`,
  nothingInFacet: 'None',
  moreOptions: (n: number) => `${n} more`,
  fewerOptions: 'Fewer',
  skillsOf: (n: number) => `Counted over the newest ${n.toLocaleString()}`,
  minPay: 'At least, a year',
  minPayHint: (n: number) =>
    `${n.toLocaleString()} state their pay. Amounts are compared as they are, whatever the currency.`,
  withinDays: (days: number) => (days === 1 ? 'Last 24 hours' : `Last ${days} days`),
  status: { open: 'Open', new: 'New this week', closed: 'Closed', any: 'Open and closed' },
  unread: 'Not looked at',
  tracked: 'On the board',
  withHidden: 'Hidden ones too',
  onlyHidden: 'Hidden ones only',
  chips: {
    oneCompany: 'A company that is gone',
    remote: 'Remote',
    minPay: (amount: number) => `Pay from ${amount.toLocaleString()}`,
    firstSeen: (from: string | null, before: string | null) =>
      from === null
        ? `First seen before ${before}`
        : before === null
          ? `First seen since ${from}`
          : `First seen ${from} to ${before}`,
  },
  nothingWatched: 'No companies yet',
  nothingWatchedHint: 'Openings of the companies you watch are listed here, the newest first.',
  addCompanies: 'Add companies',
  notScanned: 'Not scanned yet',
  notScannedHint: (companies: string) =>
    `${companies} watched. A scan fetches what they have open.`,
  scanNow: 'Scan now',
  scanning: 'The scan is on its way',
  scanningHint: 'Openings appear here as soon as they are found.',
  showScan: 'Show the scan',
  noMatch: 'Nothing fits these filters',
  noMatchHint: 'Take one of them away, or all.',
  clearFilters: 'Clear filters',
  noneOpen: 'No openings right now',
  noneOpenHint: 'The companies you watch have nothing open. Closed ones can still be looked at.',
  showClosed: 'Show closed ones',
} as const;
