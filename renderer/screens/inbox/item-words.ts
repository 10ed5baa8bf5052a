import { exactDate, pay, place } from '#renderer/format.ts';
import type { FieldChange, InboxItem, PostingRow } from '#renderer/model.ts';
import { changeText } from '#renderer/parts/change-text.ts';
import { problemLine } from '#renderer/problems.ts';
import { pageWatchStrings as pageWords } from '#renderer/strings/changes.ts';
import { everywhere } from '#renderer/strings/everywhere.ts';
import { inboxStrings } from '#renderer/strings/inbox.ts';
import { labels } from '#renderer/strings/labels.ts';

const words = inboxStrings.line;

export type ItemWords = { readonly title: string; readonly detail: readonly string[] };

export function itemWords(item: InboxItem): ItemWords {
  const { title, detail } = wordsOf(item);
  const { snoozedUntil: until } = item;
  const back = until === null ? [] : [inboxStrings.snoozedUntil(exactDate(until))];
  return { title, detail: [...back, ...detail].filter((part) => part !== '') };
}

function wordsOf(item: InboxItem): ItemWords {
  const { kind, posting, company, count, isPartial, changes, text, error } = item;
  const name = company?.name ?? '';
  const title = posting?.title ?? words.gone;
  switch (kind) {
    case 'watching':
      return {
        title: words.watching(name),
        detail: [everywhere.openings(count ?? 0), isPartial ? words.partly : ''],
      };
    case 'broken':
      return { title: words.broken(name), detail: [error === null ? '' : problemLine(error)] };
    case 'page':
      return { title: words.page(name), detail: [firstLine(item)] };
    case 'moved':
      return { title: error?.message ?? '', detail: [words.moved] };
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

/** What a page gained says more than what it lost. */
const firstLine = ({ page }: InboxItem): string =>
  page === null ? '' : pageWords.count(page.added.length, page.removed.length);

const facts = (posting: PostingRow | null): readonly string[] =>
  posting === null ? [] : [place(posting), posting.salary === null ? '' : pay(posting.salary)];

const closedWords = (posting: PostingRow | null): string =>
  posting === null || posting.stage === null
    ? words.closed
    : words.closedIn(labels.stages[posting.stage]);

const changeStrings = inboxStrings.change;

/** Changes in one line: `pay €80–95k → €85–100k; title A → B`. */
export const changeWords = (changes: readonly FieldChange[]): string =>
  changes.map(oneChange).join('; ');

function oneChange(change: FieldChange): string {
  const { field, from, to } = changeText(change);
  if (to === null)
    return from === null ? changeStrings.changed(field) : changeStrings.dropped(field);
  return from === null ? changeStrings.now(field, to) : changeStrings.fromTo(field, from, to);
}
