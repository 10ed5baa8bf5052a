/** Words for numbers that are not known, or only in part. */
export const knownStrings = {
  unknown: '–',
  about: (n: string) => `~${n}`,
  lastKnown: (n: number) => `last known: ${n.toLocaleString()}`,
  partly: (n: number) =>
    `${n.toLocaleString()} known; the last scan could not read or confirm all of them`,
  couldNot: 'Could not be checked',
  notYet: 'Not checked yet',
  elsewhere: 'Counted with the company that has the same board',
  noneRead: 'No company was read',
} as const;
