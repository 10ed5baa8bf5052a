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
  lookAroundHint: 'Opens a demo with invented companies beside your own, even offline.',
  startingDemo: 'Starting the demo…',
  lookAroundThere: 'Open the demo',
  openings: (n: number) => `${n.toLocaleString()} ${n === 1 ? 'opening' : 'openings'}`,
  companies: (n: number) => `${n.toLocaleString()} ${n === 1 ? 'company' : 'companies'}`,
} as const;

/** Words about how many companies could be checked. */
export const checkedStrings = {
  checked: (could: number, all: number) =>
    could === all
      ? `Checked ${everywhere.companies(all)}`
      : `Checked ${could.toLocaleString()} of ${everywhere.companies(all)}`,
  notChecked: 'No company checked yet',
  noneCould: (all: number) =>
    all === 1 ? '1 company needs attention' : `All ${everywhere.companies(all)} need attention`,
  couldNot: (n: number) => `${n.toLocaleString()} ${n === 1 ? 'needs' : 'need'} attention`,
  /** Failing, but muted or no news any more. */
  quiet: (n: number) => `${n.toLocaleString()} can’t be checked for now`,
  notYet: (n: number) => `${n.toLocaleString()} not checked yet`,
} as const;

/** Words for unknown and partly known numbers. */
export const knownStrings = {
  unknown: '–',
  about: (n: string) => `~${n}`,
  lastKnown: (n: number) => `last known: ${n.toLocaleString()}`,
  partly: (n: number) => `${n.toLocaleString()} known. The last scan couldn’t confirm all of them.`,
  couldNot: 'Couldn’t be checked',
  notYet: 'Not checked yet',
  elsewhere: 'Counted at the company with the same board',
  noneRead: 'No company could be read',
} as const;
