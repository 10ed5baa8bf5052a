import type { InboxGroup } from '../model.ts';
import { everywhere } from './everywhere.ts';
import { number, plural } from './language.ts';

export const inboxStrings = {
  archive: 'Archive',
  archiveAll: 'Archive all',
  restore: 'Move to inbox',
  showArchived: 'Archived',
  didArchive: (n: number) => `Archived ${itemsOf(n)}`,
  didRestore: (n: number) => `Moved ${itemsOf(n)} to the inbox`,
  didSave: (title: string) => `Saved “${title}” to the board`,
  groups: 'Kinds of updates',
  all: 'All',
  showWhole: 'Show all updates',
  groupNames: {
    for_you: 'For you',
    changes: 'Changes',
    closed: 'Closed',
    problems: 'Problems',
  } satisfies Record<InboxGroup, string>,
  noneIn: {
    for_you: { title: 'Nothing for you', hint: 'New matches and due reminders appear here.' },
    changes: {
      title: 'No changes',
      hint: 'Changes of openings that you track, or that your searches find, appear here.',
    },
    closed: {
      title: 'Nothing closed',
      hint: 'Openings that you track, or that your searches find, appear here when they are taken down.',
    },
    problems: { title: 'No problems', hint: 'Companies that couldn’t be checked appear here.' },
  } satisfies Record<InboxGroup, { readonly title: string; readonly hint: string }>,
  others: {
    changed: (n: number) =>
      plural(n, {
        one: '# more change at an opening you don’t track',
        other: '# more changes at openings you don’t track',
      }),
    closed: (n: number) =>
      plural(n, {
        one: '# more closed opening you don’t track',
        other: '# more closed openings you don’t track',
      }),
    show: 'Show',
    hide: 'Hide',
    newest: (shown: number, all: number) =>
      `The newest ${number(shown)} of ${number(all)} in 7 days.`,
  },
  watchingMany: (n: number) => `Now watching ${everywhere.companies(n)}`,
  list: 'Updates',
  pane: 'Details',
  today: 'Today',
  yesterday: 'Yesterday',
  newFor: (n: number, search: string) => `${number(n)} new for ${search}`,
  line: {
    watching: (company: string) => `Now watching ${company}`,
    partly: 'partly read',
    broken: (company: string) => `${company} couldn’t be checked`,
    page: (company: string) => `The careers page of ${company} changed`,
    moved: 'Is that right?',
    closed: 'taken down',
    closedIn: (stage: string) => `taken down (you’re at: ${stage})`,
    reopened: 'listed again',
    gone: 'Deleted opening',
  },
  change: {
    changed: (field: string) => `${field} changed`,
    now: (field: string, to: string) => `${field} now ${to}`,
    dropped: (field: string) => `${field} removed`,
    fromTo: (field: string, from: string, to: string) => `${field} ${from} → ${to}`,
  },
  more: (shown: number, total: number) =>
    `Showing the newest ${number(shown)} of ${number(total)}. Archive some to see more.`,
  snooze: 'Snooze',
  snoozes: { 1: 'Until tomorrow', 3: 'For three days', 7: 'For a week' },
  didSnooze: (n: number, until: string) => `Snoozed ${itemsOf(n)} until ${until}`,
  snoozedUntil: (until: string) => `back ${until}`,
  done: 'Done',
  doneWith: (text: string) => `Done: ${text}`,
  showOpenings: (n: number) => `Show its ${everywhere.openings(n)}`,
  showCompany: 'Show company',
  answered: 'This was answered, or its known board is back.',
  isClosed: 'Taken down',
  isClosedIn: (stage: string) => `Taken down (you’re at: ${stage})`,
  whatMatched: (search: string) => `New for ${search}`,
  isNew: 'New',
  watchingHint:
    'Its current openings are in Openings. From now on, new matches and changes show up here.',
  choose: 'Select an item to read it',
  chooseKeys: {
    move: 'move',
    read: 'read',
    archive: 'archive',
    save: 'save',
    hide: 'hide',
    undo: 'undo',
  },
  zero: {
    title: 'You’re all caught up',
    seen: 'Nothing new since you last looked.',
    unknownTitle: 'No updates yet',
    unknown: {
      never: 'Your companies haven’t been checked yet.',
      none_could: 'We couldn’t check any company.',
    },
    next: (at: string) => `Next scan at ${at}.`,
    noNext: 'No scan is scheduled.',
    couldNot: (n: number) =>
      `We couldn’t check ${everywhere.companies(n)}; ${plural(n, { one: 'it', other: 'they' })} may have news.`,
    notYet: (n: number) =>
      plural(n, {
        one: '# company hasn’t been checked yet.',
        other: '# companies haven’t been checked yet.',
      }),
    showFailing: 'See which',
    toOpenings: 'Browse openings',
    scanNow: 'Scan now',
    scanning: 'A scan is running',
    scanningHint: 'New, changed and closed openings appear here when it finishes.',
    showScan: 'Show scan',
  },
  noCompanies: {
    title: 'Updates will appear here',
    body: 'New, changed and closed openings at the companies you watch. Add a few to start.',
    add: 'Add companies',
  },
  noArchived: {
    title: 'Nothing archived',
    body: 'Items you archive in the inbox appear here.',
    back: 'Go to inbox',
  },
} as const;

const itemsOf = (n: number): string => plural(n, { one: '# item', other: '# items' });
