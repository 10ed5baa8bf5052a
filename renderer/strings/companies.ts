import type { CompanyScan, CompanyView, Recipe } from '../model.ts';
import type { HealthFilter, HealthGroup } from '../screens/companies/companies-address.ts';
import { everywhere } from './everywhere.ts';
import { labels } from './labels.ts';
import { list, number, plural } from './language.ts';

const n = number;

const firstScan = 'first scan';

export const companyDetailStrings = {
  pane: (name: string) => `About ${name}`,
  close: 'Close',
  careersPage: 'Careers page',
  check: 'Check now',
  checking: 'Checking…',
  showScan: 'Show scan',
  open: 'open now',
  new: 'new in 7 days',
  trend: 'last 13 weeks',
  newest: 'Newest openings',
  allOpenings: (all: number): string => `Show all ${everywhere.openings(all)}`,
  coverage: 'Last scans',
  allScans: (all: number): string => `Show all ${n(all)}`,
  scanDots: (all: number, counts: readonly string[]): string =>
    `Last ${n(all)} scans: ${new Intl.ListFormat().format(counts)}`,
  scansLike: (count: number, outcome: string): string => `${n(count)} ${outcome.toLowerCase()}`,
  noScans: 'Not scanned yet. Results appear after the first scan.',
  moved: (scan: Pick<CompanyScan, 'new' | 'changed' | 'closed' | 'isFirst'>): string =>
    list(
      [
        scan.isFirst ? firstScan : scan.new > 0 ? `${n(scan.new)} new` : '',
        scan.changed > 0 ? `${n(scan.changed)} changed` : '',
        scan.closed > 0 ? `${n(scan.closed)} closed` : '',
      ].filter(Boolean),
    ) || 'nothing new',
  meansOf: (means: NonNullable<CompanyScan['means']>): string => labels.means[means],
  states: {
    queued: 'In progress',
    failed: 'Failed',
    notAsked: 'Not read',
    cancelled: 'Cancelled',
    duplicate: labels.companyHealth.duplicate,
    held: labels.companyHealth.held,
    incomplete: 'Partly read',
    complete: 'Complete',
  },
  silentHint:
    'Its job board answers but lists nothing. The company may have moved: check its careers page.',
  heldHint:
    'Far fewer openings than last time. Nothing is marked closed until the next scan confirms it.',
  omitted: (what: string, reason: string) =>
    reason === '' ? `Not read: ${what}` : `Not read: ${what} (${reason})`,
  settings: 'Settings',
  name: 'Name',
  interval: 'Automatic check',
  asAll: 'Default (from Settings)',
  every: (hours: number): string => {
    if (hours === 1) return 'Every hour';
    if (hours % 24 !== 0) return `Every ${n(hours)} hours`;
    return hours === 24 ? 'Once a day' : `Every ${n(hours / 24)} days`;
  },
  paused: 'Paused',
  pausedHint: 'Skipped by scheduled scans. You can still check it yourself.',
  usesProxy: 'Read through a proxy',
  usesProxyHint: 'One of those in Settings, from the next scan on.',
  added: 'Watched since',
  removalHint: 'This also deletes its openings, history and your notes.',
  remove: 'Remove company',
} as const;

type Move = NonNullable<CompanyView['move']>;

export const moveStrings = {
  title: (name: string, { from, to }: Move): string =>
    from === to ? `${name} moved to another ${to} board` : `${name} moved from ${from} to ${to}`,
  both: ({ open, same, listed }: Move): string =>
    open === 0
      ? `The new board lists ${everywhere.openings(listed)}.`
      : `${n(same)} of its ${everywhere.openings(open)} are among the ${n(listed)} on the new board. They keep their history, notes and stages; the others close. Nothing changes before you answer.`,
  evidence: (evidence: string): string => `Found at ${evidence}.`,
  show: 'Show the new board',
  accept: ({ from, to }: Move): string => (from === to ? 'Follow it' : `Follow to ${to}`),
  decline: 'Not its board',
} as const;

export const readingStrings = {
  title: 'How it is read',
  recipe: (recipe: Recipe): string => {
    switch (recipe.means) {
      case 'site_api':
        return `From the site’s own API at ${recipe.host}${recipe.isPaged ? ', page by page' : ''}`;
      case 'embedded_state':
        return `From the data inside the page (${recipe.place})`;
      case 'listing':
        return `From the list on the page${recipe.isDrawn ? ', drawn by a browser' : ''}`;
    }
  },
  proof: (proof: string): string => `The list is whole: ${proof}.`,
  leftOut: 'Not read',
  draw: 'Show the page as Rolewatch sees it',
  drawHint:
    'A browser draws the page now, unseen. Cookie banners are refused; pictures are left out.',
  drawing: 'Drawing the page…',
  again: 'Draw it again',
  enlarge: 'Show the picture large',
  picture: (url: string): string => `The top of ${url}, as a browser drew it`,
  drawn: 'Drawn',
} as const;

export const readAgainStrings = {
  start: 'Read again in a browser',
  busy: 'Reading in a browser…',
  cancel: 'Cancel',
  hint: 'If a browser shows more openings, the page is read that way from then on.',
  changed: (n: number, means: string): string =>
    `A browser showed ${everywhere.openings(n)}. It is read that way now: ${means}.`,
  same: (n: number): string =>
    `A browser shows no more than the ${everywhere.openings(n)} read before. It is read as before.`,
  nothing: (reason: string): string => `A browser was no help: ${reason}. It is read as before.`,
  failed: (message: string): string => `Nothing could be read: ${message}.`,
  cancelled: 'Cancelled. It is read as before.',
} as const;

export const companyNoteStrings = {
  starred: 'Dream company',
  star: 'Mark as a dream company: its news comes first in the inbox',
  unstar: 'No longer a dream company',
  title: 'Your notes',
  tags: 'Tags',
  tagsHint: 'Type a tag, press Enter',
  note: 'Why you like it',
} as const;

export const reportStrings = {
  title: 'Report this page',
  content:
    'Reads the company’s page again and saves every answer in one file. E-mail addresses, phone numbers, names of contacts and keys are replaced by placeholders.',
  save: 'Save report',
  nothingSent:
    'Nothing is sent anywhere. Other names may remain in a text: look through the file, then attach it to a report.',
  saved: (answers: number, fileName: string): string =>
    `Saved ${plural(answers, { one: '# answer', other: '# answers' })} in ${fileName}`,
} as const;

export const companyStrings = {
  add: 'Add companies',
  importFile: 'Import a file',
  exportCsv: 'Export as CSV',
  more: 'Import and export',
  filter: 'Filter by name, link, job board or note',
  tag: 'Tag',
  anyTag: 'Any tag',
  starred: 'Dream companies',
  health: 'Health',
  healthFilters: {
    all: 'All companies',
    problems: 'Needs attention',
    paused: 'Paused',
    ...labels.companyHealth,
    ok: 'Up to date',
  } satisfies Record<HealthFilter, string>,
  columns: {
    name: 'Name',
    source: 'Job board',
    open: 'Open',
    new: 'New',
    trend: '13 weeks',
    checked: 'Last read',
    health: 'Health',
  },
  table: 'Watched companies',
  sortBy: (column: string) => `Sort by ${column.toLowerCase()}`,
  select: (name: string) => `Select ${name}`,
  selectAll: 'Select all shown',
  selected: (n: number) => `${number(n)} selected`,
  clearSelection: 'Clear selection',
  scan: 'Scan',
  pause: 'Pause',
  resume: 'Resume',
  remove: 'Remove',
  paused: 'Paused',
  neverChecked: 'Never',
  tried: 'tried',
  openingsOf: (name: string, n: number) => `${everywhere.openings(n)} at ${name}`,
  newOf: (name: string, n: number) => `${number(n)} new at ${name} in the last 7 days`,
  trend: (first: number, weeks: number, last: number) =>
    `${number(first)} open ${plural(weeks, { one: 'a week', other: '# weeks' })} ago, ${number(last)} now`,
  trendToday: (open: number) => `${number(open)} open, watched since this week`,
  trendUnknown: 'Not checked yet',
  groups: {
    ok: (count: number) => `${n(count)} up to date`,
    partial: (count: number) => `${n(count)} partly read`,
    failed: (count: number) => `${n(count)} couldn’t be checked`,
    new: (count: number) => `${n(count)} not checked yet`,
    duplicate: (count: number) => `${n(count)} on the same board as another`,
  } satisfies Record<HealthGroup, (count: number) => string>,
  lastRead: 'last read',
  noneTitle: 'No companies yet',
  none: 'Add the companies you’d like to work for. Rolewatch checks their careers pages and tells you when a role opens, changes or closes.',
  noMatchTitle: 'No matching companies',
  noMatch: 'Change or clear the filter.',
  showAll: 'Show all',
  didRename: (name: string) => `Renamed to ${name}`,
  didSchedule: (name: string) => `Changed how often ${name} is scanned`,
  didPause: (names: string) => `Paused ${names}`,
  didResume: (names: string) => `Resumed ${names}`,
  didRemove: (n: number) => `Removed ${everywhere.companies(n)}`,
  names: ([first = '', ...others]: readonly string[]) =>
    others.length === 0 ? first : everywhere.companies(others.length + 1),
  removeTitle: (names: string) => `Remove ${names}`,
  removeText: (companies: number, openings: number) =>
    `${plural(companies, { one: 'Its', other: 'Their' })} ${everywhere.openings(openings)}, their history, and your notes, stages and reminders are deleted too. You can’t undo this.`,
  keep: 'Keep',
  addAndScan: 'Scan right after adding',
} as const;
