import { everywhere } from './everywhere.ts';

const rows = (n: number): string => (n === 1 ? '1 row' : `${n.toLocaleString()} rows`);

/** Words of an import of companies. */
export const importStrings = {
  imported: 'Import',
  tooLarge: 'The file is too large',
  tooLargeHint: 'A list of companies has 4 MB at most. Split it into several files.',
  unreadable: (reason: string) => `The file cannot be read: ${reason}`,
  unreadableHint: 'Choose a text, CSV, JSON, OPML or bookmarks file.',
  adding: (done: number, total: number) =>
    `${done.toLocaleString()} of ${total.toLocaleString()} rows`,
  stop: 'Stop',
  importStopped: (left: number) => `Stopped. ${rows(left)} not imported`,
  importAdded: (n: number) => `${everywhere.companies(n)} added`,
  importKnown: (n: number) => `${everywhere.companies(n)} watched already`,
  importRepeated: (n: number) => `${rows(n)} repeated`,
  importChoices: (n: number) => `${rows(n)} may mean several companies`,
  chosen: (name: string, isWatched: boolean) =>
    isWatched ? `${name} is watched already` : `${name} is in the field of “Add companies”`,
  importRefused: (n: number) => `${rows(n)} not imported`,
  more: (n: number) => `and ${rows(n)} more`,
  importNothing: 'No company was found in this file.',
  line: (n: number) => `Line ${n.toLocaleString()}`,
  scanAdded: 'Scan the new ones',
  done: 'Done',
} as const;
