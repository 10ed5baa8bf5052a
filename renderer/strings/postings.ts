/** Words about openings that more than one screen uses. */
export const postingStrings = {
  didHide: (title: string) => `Hid “${title}”`,
  didShow: (title: string) => `Shown again: “${title}”`,
  didMove: (title: string, stage: string) => `“${title}” is in ${stage}`,
  didUntrack: (title: string) => `No longer tracking “${title}”`,
  closed: 'Closed',
  hidden: 'Hidden',
  openPage: 'Company’s page',
  openInOpenings: 'Open in Openings',
  moveTo: 'Move to',
  untrack: 'Stop tracking',
  facts: 'Facts',
  unread: 'Not looked at yet',
  fit: (score: number) => `Fit ${score}`,
  noPlace: 'Place not stated',
  noPay: 'Pay not stated',
  copied: 'Link copied',
} as const;
