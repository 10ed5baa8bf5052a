import type { ShortcutGroup, ShortcutName } from '../keyboard/shortcuts.ts';

/** What the keys do, in the words of the help. */
export const shortcutStrings = {
  title: 'Keys',
  groups: {
    anywhere: 'Anywhere',
    lists: 'In lists',
    openings: 'On an opening',
  } satisfies Record<ShortcutGroup, string>,
  does: {
    palette: 'Search or do anything',
    help: 'Show these keys',
    scan: 'Scan now',
    undo: 'Undo',
    goInbox: 'Go to Inbox',
    goOpenings: 'Go to Openings',
    goBoard: 'Go to Board',
    goCompanies: 'Go to Companies',
    goInsights: 'Go to Insights',
    goScan: 'Go to Scan',
    goQueues: 'Go to Queues',
    goSettings: 'Go to Settings',
    filter: 'Filter',
    next: 'Next',
    previous: 'Previous',
    open: 'Open',
    openPage: 'Open the company’s page',
    save: 'Save to the board',
    hide: 'Hide',
    archive: 'Archive',
    stage1: 'Move to Saved',
    stage2: 'Move to Applied',
    stage3: 'Move to Screening',
    stage4: 'Move to Interview',
    stage5: 'Move to Offer',
    stage6: 'Move to Done',
  } satisfies Record<ShortcutName, string>,
} as const;
