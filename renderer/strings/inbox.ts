import { everywhere } from './everywhere.ts';

/** Words of the inbox. */
export const inboxStrings = {
  archive: 'Archive',
  archiveAll: 'Archive all',
  restore: 'Back to the inbox',
  showArchived: 'Archived',
  didArchive: (n: number) => `Archived ${lines(n)}`,
  didRestore: (n: number) => `Back in the inbox: ${lines(n)}`,
  list: 'What changed',
  pane: 'What it says',
  today: 'Today',
  yesterday: 'Yesterday',
  newFor: (n: number, search: string) => `${n.toLocaleString()} new for ${search}`,
  line: {
    watching: (company: string) => `Now watching ${company}`,
    broken: (company: string) => `${company} could not be checked`,
    closed: 'no longer listed',
    closedIn: (stage: string) => `no longer listed, while in ${stage}`,
    reopened: 'listed again',
    gone: 'An opening that is gone',
  },
  change: {
    changed: (field: string) => `${field} changed`,
    now: (field: string, to: string) => `${field} now ${to}`,
    dropped: (field: string) => `${field} no longer stated`,
    fromTo: (field: string, from: string, to: string) => `${field} ${from} → ${to}`,
  },
  more: (shown: number, total: number) =>
    `The newest ${shown.toLocaleString()} of ${total.toLocaleString()}. Archive some to see the rest.`,
  done: 'Done',
  doneWith: (text: string) => `Done: ${text}`,
  hide: 'Hide',
  close: 'Close',
  showOpenings: (n: number) => `Show its ${everywhere.openings(n)}`,
  showCompany: 'Show the company',
  isClosed: 'No longer listed',
  isClosedIn: (stage: string) => `No longer listed, while in ${stage}`,
  whatMatched: (search: string) => `New for ${search}`,
  isNew: 'New',
  watchingHint:
    'Its openings are in the library. From now on, what matches a saved search or changes is told here.',
  choose: 'Choose a line to read it here',
  chooseKeys: {
    move: 'move',
    read: 'read',
    archive: 'archive',
    save: 'save',
    hide: 'hide',
    undo: 'undo',
  },
  zero: {
    title: 'Nothing new',
    seen: 'You have seen it all.',
    unknownTitle: 'Nothing is known yet',
    unknown: {
      never: 'Your companies were not checked yet.',
      none_could: 'No company could be checked.',
    },
    next: (at: string) => `The next scan is at ${at}.`,
    noNext: 'No scan is planned: start one when you like.',
    couldNot: (n: number) =>
      `${everywhere.companies(n)} could not be checked, and may have something new.`,
    showFailing: 'See which',
  },
  noCompanies: {
    title: 'Whatever changes will be told here',
    body: 'New openings, changed and closed ones, for the companies that you watch. Add some, or look around with invented ones first.',
    add: 'Add companies',
  },
  noArchived: {
    title: 'Nothing is archived',
    body: 'Lines that you archive in the inbox are kept here.',
    back: 'To the inbox',
  },
} as const;

const lines = (n: number): string => `${n.toLocaleString()} ${n === 1 ? 'line' : 'lines'}`;
