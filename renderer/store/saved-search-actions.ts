import type { PostingFilter } from '../model.ts';
import { searchStrings } from '../strings/openings.ts';
import { host } from './host.ts';
import { didSomething, perform } from './perform.ts';

type Search = { readonly id: string; readonly name: string; readonly filter: PostingFilter };

const put = (search: Omit<Search, 'id'> & { readonly id?: string }) =>
  host().call('searches.save', search);

/** Can be undone. Resolves to its id, or null if saving failed. */
export async function saveSearch(name: string, filter: PostingFilter): Promise<string | null> {
  const saved = await perform(() => put({ name, filter }));
  if (saved === null) return null;
  didSomething({
    label: searchStrings.didSave(saved.name),
    undo: () => host().call('searches.remove', { id: saved.id }),
  });
  return saved.id;
}

/** Renames a saved search or changes its filter; can be undone. */
export async function changeSearch(before: Search, change: Partial<Search>): Promise<void> {
  const { id, name, filter } = before;
  const saved = await perform(() => put({ id, name, filter, ...change }));
  if (saved === null) return;
  didSomething({
    label: searchStrings.didChange(saved.name),
    undo: () => put({ id, name, filter }),
  });
}

/** Can be undone. */
export async function removeSearch({ id, name, filter }: Search): Promise<void> {
  const removed = await perform(() => host().call('searches.remove', { id }));
  if (removed === null) return;
  didSomething({
    label: searchStrings.didRemove(name),
    undo: () => put({ id, name, filter }),
  });
}

/** Marks all its matches so far as seen. */
export async function markSearchViewed(id: string): Promise<void> {
  await perform(() => host().call('searches.viewed', { id }));
}
