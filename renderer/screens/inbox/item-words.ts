import { pay, place, shortMessage } from '#renderer/format.ts';
import type { InboxItem, PostingRow } from '#renderer/model.ts';
import { everywhere } from '#renderer/strings/everywhere.ts';
import { inboxStrings } from '#renderer/strings/inbox.ts';
import { labels } from '#renderer/strings/labels.ts';
import { changeWords } from './change-words.ts';

const words = inboxStrings.line;

/** What a line says: the name of the thing, and what there is about it. */
export type ItemWords = { readonly title: string; readonly detail: readonly string[] };

/** The words of a line; parts that say nothing are left out. */
export function itemWords(item: InboxItem): ItemWords {
  const { title, detail } = wordsOf(item);
  return { title, detail: detail.filter((part) => part !== '') };
}

function wordsOf({ kind, posting, company, count, changes, text, error }: InboxItem): ItemWords {
  const name = company?.name ?? '';
  const title = posting?.title ?? words.gone;
  switch (kind) {
    case 'watching':
      return { title: words.watching(name), detail: [everywhere.openings(count ?? 0)] };
    case 'broken':
      return { title: words.broken(name), detail: [shortMessage(error?.message ?? '')] };
    case 'reminder':
      return {
        title: text ?? '',
        detail: posting === null ? [] : [posting.title, posting.company],
      };
    case 'match':
      return { title, detail: [name, ...facts(posting)] };
    case 'changed':
      return { title, detail: [name, changeWords(changes)] };
    case 'closed':
      return { title, detail: [name, closedWords(posting)] };
    case 'reopened':
      return { title, detail: [name, words.reopened] };
  }
}

const facts = (posting: PostingRow | null): readonly string[] =>
  posting === null ? [] : [place(posting), posting.salary === null ? '' : pay(posting.salary)];

const closedWords = (posting: PostingRow | null): string =>
  posting === null || posting.stage === null
    ? words.closed
    : words.closedIn(labels.stages[posting.stage]);
