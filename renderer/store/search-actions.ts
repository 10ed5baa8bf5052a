import type { PostingFilter } from '../model.ts';
import { searchStrings } from '../strings/searches.ts';
import { host } from './host.ts';
import { perform } from './perform.ts';
import { didSomething } from './undo.ts';

type Search = { readonly id: string; readonly name: string; readonly filter: PostingFilter };

const put = (search: Omit<Search, 'id'> & { readonly id?: string }) =>
  host().call('searches.save', search);

/** Keeps a filter under a name; can be undone. Answers its id, or null where that went wrong. */
export async function saveSearch(name: string, filter: PostingFilter): Promise<string | null> {
  const saved = await perform(() => put({ name, filter }));
  if (saved === null) return null;
  didSomething({
    label: searchStrings.didSave(saved.name),
    undo: () => host().call('searches.remove', { id: saved.id }),
  });
  return saved.id;
}

/** Gives a saved search another name or filter; can be undone. */
export async function changeSearch(before: Search, change: Partial<Search>): Promise<void> {
  const { id, name, filter } = before;
  const saved = await perform(() => put({ id, name, filter, ...change }));
  if (saved === null) return;
  didSomething({
    label: searchStrings.didChange(saved.name),
    undo: () => put({ id, name, filter }),
  });
}

/** Forgets a saved search; can be undone. */
export async function removeSearch({ id, name, filter }: Search): Promise<void> {
  const removed = await perform(() => host().call('searches.remove', { id }));
  if (removed === null) return;
  didSomething({
    label: searchStrings.didRemove(name),
    undo: () => put({ id, name, filter }),
  });
}

/** What it has found until now is no longer new. */
export async function markSearchViewed(id: string): Promise<void> {
  await perform(() => host().call('searches.viewed', { id }));
}
