import type { CatalogueThemes } from '../model.ts';
import type { BoardNow } from '../parts/add-companies/board-now.ts';
import type { LineState } from '../parts/add-companies/line-state.ts';
import { everywhere } from './everywhere.ts';
import { number, plural } from './language.ts';

type Theme = CatalogueThemes['themes'][number]['theme'];

const openingsNow = ({ count, isAll }: Extract<BoardNow, { kind: 'open' }>): string =>
  isAll
    ? plural(count, { one: '# opening now', other: '# openings now' })
    : `${number(count)}+ openings now`;

type Fault = Extract<LineState, { kind: 'wrong' }>['fault'];

export const addCompaniesStrings = {
  hint: 'Company names or careers-page links, one per line',
  placeholder: 'Acme\nacme.com/careers',
  list: 'Companies found',
  completions: 'Companies in the catalogue',
  watchedMark: 'watched',
  asking: 'Checking…',
  askingCatalogue: 'Searching the catalogue…',
  ownPage: 'Careers page',
  now: (place: string, now: BoardNow) => {
    switch (now.kind) {
      case 'asking':
        return `${place} · counting openings…`;
      case 'open':
        return `${place} · ${openingsNow(now)}`;
      case 'found':
        return `${place} · openings found`;
      case 'none':
        return `${place} · no openings right now`;
      case 'gone':
        return `${place} has no such board`;
      case 'later':
        return `${place} · checked at the first scan`;
    }
  },
  choose: (n: number) =>
    plural(n, { one: 'Did you mean this one?', other: 'Which one do you mean?' }),
  watchedAs: (name: string) => `Already watched as ${name}`,
  unlisted: 'We don’t know this company yet. Paste its careers-page link.',
  forced: 'Added without checking',
  force: 'Add anyway',
  again: 'Check again',
  same: (name: string) => `Same board as ${name}`,
  taken: 'Picked companies',
  untake: (name: string) => `Remove ${name}`,
  alreadyWatched: 'Already watched',
  notHere: 'Real companies can’t be added here',
  notHereHint: (label: string) => `This is “${label}”. Add them in your own Rolewatch.`,
  popular: 'Popular companies',
  similar: 'Similar to those you watch',
  themesLabel: 'Themes',
  themes: {
    ai: 'AI',
    fintech: 'Fintech',
    climate: 'Climate and energy',
    remote: 'Remote first',
    developers: 'Developer tools',
    consumer: 'Apps and media',
    health: 'Health',
    space: 'Robots and space',
    good: 'Nonprofit and learning',
  } satisfies Record<Theme, string>,
  total: (n: number) => `${number(n)} companies in all: type any name`,
  repeated: (line: number) => `Same as line ${line}`,
  faults: {
    protocol: 'Use an http or https link',
    email: 'This is an email address. Paste the careers-page link instead.',
    address: 'This link is incomplete',
    words: 'That doesn’t look like a company name',
    long: 'Too long for a name or a link',
  } satisfies Record<Fault, string>,
  more: (n: number) => plural(n, { one: 'and # more line', other: 'and # more lines' }),
  document: 'That looks like a whole file',
  documentHint: 'Import it instead?',
  importIt: 'Import',
  importFile: 'Import a file',
  dropFile: 'or drop it here: a table, a text, bookmarks, OPML or JSON.',
  watch: (n: number) =>
    n === 0 ? 'Watch companies' : plural(n, { one: 'Watch # company', other: 'Watch # companies' }),
} as const;

const rows = (n: number): string => plural(n, { one: '# row', other: '# rows' });

export const importStrings = {
  imported: 'Import',
  tooLarge: 'The file is too large',
  tooLargeHint: 'A list can have up to 4 MB. Split it into several files.',
  unreadable: (reason: string) => `Can’t read the file: ${reason}`,
  unreadableHint: 'Choose a text, CSV, JSON, OPML or bookmarks file.',
  adding: (done: number, total: number) => `${number(done)} of ${number(total)} rows`,
  stop: 'Stop',
  importStopped: (left: number) => `Stopped. ${rows(left)} not imported`,
  importAdded: (n: number) => `${everywhere.companies(n)} added`,
  importKnown: (n: number) => `${everywhere.companies(n)} already watched`,
  importRepeated: (n: number) => `${rows(n)} repeated`,
  importChoices: (n: number) => `${rows(n)} could be several companies`,
  chosen: (name: string, isWatched: boolean) =>
    isWatched ? `${name} is already watched` : `${name} is now in “Add companies”`,
  importRefused: (n: number) => `${rows(n)} couldn’t be read`,
  more: (n: number) => `and ${rows(n)} more`,
  importNothing: 'No companies found in this file.',
  line: (n: number) => `Line ${number(n)}`,
  scanAdded: 'Scan new companies',
  done: 'Done',
} as const;
