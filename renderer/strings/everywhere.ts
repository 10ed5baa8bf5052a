import { number, plural } from './language.ts';

/** Words that several screens use. */
export const everywhere = {
  product: 'Rolewatch',
  undo: 'Undo',
  undone: (label: string) => `Undone: ${label}`,
  nothingToUndo: 'Nothing to undo',
  unexpected: (reason: string) => `Something went wrong: ${reason}`,
  reportIt: 'Try again. If it keeps happening, please report it.',
  outdated: {
    message: 'This screen could not be loaded',
    hint: 'Rolewatch may have been updated. Reload the page.',
    isMendedByReload: true,
  },
  reload: 'Reload',
  retry: 'Try again',
  cancel: 'Cancel',
  close: 'Close',
  save: 'Save',
  remove: 'Remove',
  withKey: (label: string, key: string) => `${label} (${key})`,
  loading: 'Loading',
  cannotLoad: 'This can’t be loaded until Rolewatch is back.',
  awayHint: 'Rolewatch is not responding',
  lookAround: 'Look around',
  /** Other words that people type for it. */
  lookAroundWords: 'demo try example tour',
  lookAroundHint: 'Opens a demo with invented companies beside your own, even offline.',
  startingDemo: 'Starting the demo…',
  lookAroundThere: 'Open the demo',
  openings: (n: number) => plural(n, { one: '# opening', other: '# openings' }),
  companies: (n: number) => plural(n, { one: '# company', other: '# companies' }),
} as const;

/** Words about how many companies could be checked. */
export const checkedStrings = {
  checked: (could: number, all: number) =>
    could === all
      ? `Checked ${everywhere.companies(all)}`
      : `Checked ${number(could)} of ${everywhere.companies(all)}`,
  notChecked: 'No company checked yet',
  noneCould: (all: number) =>
    plural(all, { one: '# company needs attention', other: 'All # companies need attention' }),
  couldNot: (n: number) => plural(n, { one: '# needs attention', other: '# need attention' }),
  /** Failing, but muted or no news any more. */
  quiet: (n: number) => `${number(n)} can’t be checked for now`,
  notYet: (n: number) => `${number(n)} not checked yet`,
} as const;

/** Words for unknown and partly known numbers. */
export const knownStrings = {
  unknown: '–',
  about: (n: string) => `~${n}`,
  lastKnown: (n: number) => `last known: ${number(n)}`,
  partly: (n: number) => `${number(n)} known. The last scan couldn’t confirm all of them.`,
  couldNot: 'Couldn’t be checked',
  notYet: 'Not checked yet',
  elsewhere: 'Counted at the company with the same board',
  noneRead: 'No company could be read',
} as const;
