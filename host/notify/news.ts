import type { MatchNews, ReminderNews } from '#services/db/inbox-news.ts';

/** What a person may be notified of, before it is put into words. */
export type News =
  | ({ readonly kind: 'matches' } & MatchNews)
  | { readonly kind: 'failed'; readonly runId: string; readonly reason: string }
  | ({ readonly kind: 'reminders' } & ReminderNews);

/** What is told natively: a click shows `route`, a fragment of the page's address. */
export type Notice = { readonly title: string; readonly body: string; readonly route: string };

/** How many are named. */
const named = 3;

/** News that had to wait, with what came since: one of each kind, the newest first. */
export function addNews(waiting: readonly News[], news: News): readonly News[] {
  const older = waiting.find(({ kind }) => kind === news.kind);
  const others = waiting.filter((each) => each !== older);
  return [...others, older === undefined ? news : merge(older, news)];
}

function merge(older: News, newer: News): News {
  if (older.kind === 'matches' && newer.kind === 'matches') {
    return {
      kind: 'matches',
      count: older.count + newer.count,
      first: [...newer.first, ...older.first].slice(0, named),
      search: older.search === newer.search ? newer.search : null,
    };
  }
  if (older.kind === 'reminders' && newer.kind === 'reminders') {
    return {
      kind: 'reminders',
      count: older.count + newer.count,
      first: [...newer.first, ...older.first].slice(0, named),
    };
  }
  return newer;
}
