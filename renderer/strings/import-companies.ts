import { everywhere } from './everywhere.ts';

/** Words of an import of companies. */
export const importStrings = {
  imported: 'Import',
  tooLarge: 'The file is too large',
  tooLargeHint: 'A list of companies has 2 MB at most.',
  unreadable: (reason: string) => `The file cannot be read: ${reason}`,
  unreadableHint: 'Choose a text, CSV, JSON or OPML file.',
  importAdded: (n: number) => `${everywhere.companies(n)} added`,
  importKnown: (n: number) => `${everywhere.companies(n)} watched already`,
  importRefused: (n: number) =>
    n === 1 ? '1 line names no company' : `${n.toLocaleString()} lines name no company`,
  importNothing: 'No company was found in this file.',
  line: (n: number) => `Line ${n.toLocaleString()}`,
  scanAdded: 'Scan the new ones',
  done: 'Done',
} as const;
