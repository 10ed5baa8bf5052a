import { useQuery } from '@tanstack/react-query';
import type { InboxItem, InboxPage } from '#renderer/model.ts';
import { useArchivings } from '#renderer/store/inbox-actions.ts';
import { queries } from '#renderer/store/queries.ts';

/** The inbox or its archive, without the lines that are on their way out of it. */
export function useInbox(isArchive: boolean): {
  readonly page: InboxPage | undefined;
  readonly items: readonly InboxItem[];
  readonly error: Error | null;
  readonly retry: () => void;
} {
  const { data: page, dataUpdatedAt, error, refetch } = useQuery(queries.inbox(isArchive));
  const leaving = useArchivings(dataUpdatedAt).filter(({ isArchived }) => isArchived !== isArchive);
  const items = (page?.items ?? []).filter(({ id }) =>
    leaving.every(({ ids }) => ids !== null && !ids.includes(id)),
  );
  return { page, items, error: page === undefined ? error : null, retry: () => void refetch() };
}
