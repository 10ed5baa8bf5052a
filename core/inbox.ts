import { z } from 'zod';

/**
 * Why an item is in the inbox. 'watching': a company's first scan. 'match': a new posting.
 * 'changed', 'closed', 'reopened': a posting that is tracked or matches a saved search. 'broken': a
 * company that could not be read. 'page': a watched page without readable openings that changed. 'moved': a company that seems to have another board now.
 * 'reminder': a due reminder.
 */
export const InboxKind = z.enum([
  'watching',
  'match',
  'changed',
  'closed',
  'reopened',
  'broken',
  'page',
  'moved',
  'reminder',
]);
export type InboxKind = z.infer<typeof InboxKind>;

/** How the inbox is split on screen. */
export const InboxGroup = z.enum(['for_you', 'changes', 'closed', 'problems']);
export type InboxGroup = z.infer<typeof InboxGroup>;

export const groupOfKind: Readonly<Record<InboxKind, InboxGroup>> = {
  watching: 'for_you',
  match: 'for_you',
  changed: 'changes',
  closed: 'closed',
  reopened: 'for_you',
  broken: 'problems',
  page: 'changes',
  moved: 'problems',
  reminder: 'for_you',
};
