import type { InboxGroup } from '#renderer/model.ts';
import { hrefTo, type Route } from '#renderer/routes.ts';

/** What the screen shows: the inbox or its archive, and which group of it; null for all. */
export type InboxView = { readonly isArchive: boolean; readonly group: InboxGroup | null };

export const groups = ['for_you', 'changes', 'closed', 'problems'] as const;

export const inboxView = ({ params }: Pick<Route, 'params'>): InboxView => ({
  isArchive: params.archived === '1',
  group: groups.find((group) => group === params.show) ?? null,
});

export const hrefToInbox = ({ isArchive, group }: InboxView, id: number | null = null): string =>
  hrefTo('inbox', {
    id: id === null ? null : String(id),
    params: { ...(isArchive && { archived: '1' }), ...(group !== null && { show: group }) },
  });
