import type { PostingFilter } from '../model.ts';
import { host } from './host.ts';
import { queries, queryClient } from './queries.ts';

/** How many rows are asked for at a time. */
export const windowSize = 100;

/** A list that stays as it is: postings that came after `upTo` stay out. */
export type PinnedList = { readonly filter: PostingFilter; readonly upTo: number };

/** Opens a list as it is now; its first window is there when this answers. Throws CallError. */
export async function pinList(filter: PostingFilter): Promise<PinnedList> {
  const page = await host().call('postings.list', { filter, offset: 0, limit: windowSize });
  queryClient.setQueryData(windowQuery({ filter, upTo: page.upTo }, 0).queryKey, page);
  return { filter, upTo: page.upTo };
}

/** One window of a list; the first is 0. */
export const windowQuery = ({ filter, upTo }: PinnedList, index: number) =>
  queries.postings(filter, index * windowSize, windowSize, upTo);
