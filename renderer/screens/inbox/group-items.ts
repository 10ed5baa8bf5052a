import type { InboxItem } from '#renderer/model.ts';
import { inboxStrings } from '#renderer/strings/inbox.ts';

/** A line, or the lines of one saved search on one day. */
export type InboxEntry =
  | { readonly kind: 'item'; readonly item: InboxItem }
  | {
      readonly kind: 'search';
      readonly search: NonNullable<InboxItem['search']>;
      readonly items: readonly InboxItem[];
    };

/** What came on one day of the person's own calendar, `2026-11-26`. */
export type InboxDay = { readonly day: string; readonly entries: readonly InboxEntry[] };

/**
 * Lines by day, in the order they come in. Several matches of one saved search stand together where
 * the first of them stands.
 */
export function groupByDay(items: readonly InboxItem[]): readonly InboxDay[] {
  const days = Map.groupBy(items, ({ at }) => localDay(new Date(at)));
  return [...days].map(([day, ofDay]) => ({ day, entries: groupBySearch(ofDay) }));
}

function groupBySearch(items: readonly InboxItem[]): readonly InboxEntry[] {
  const bySearch = Map.groupBy(items, searchOfMatch);
  return items.flatMap((item): InboxEntry[] => {
    const together = bySearch.get(searchOfMatch(item)) ?? [];
    const { search } = item;
    if (item.kind !== 'match' || search === null || together.length < 2) {
      return [{ kind: 'item', item }];
    }
    return together[0] === item ? [{ kind: 'search', search, items: together }] : [];
  });
}

const searchOfMatch = ({ kind, search }: InboxItem): string | null =>
  kind === 'match' ? (search?.id ?? null) : null;

/** Lines in the order they are shown, which is the order of the keys. */
export const inShownOrder = (days: readonly InboxDay[]): readonly InboxItem[] =>
  days.flatMap(({ entries }) =>
    entries.flatMap((entry) => (entry.kind === 'item' ? [entry.item] : entry.items)),
  );

/** `Today`, `Yesterday`, the weekday within a week, else the date. */
export function dayLabel(day: string, nowMs: number): string {
  const at = new Date(`${day}T00:00`);
  const ago = daysBetween(at, new Date(nowMs));
  if (ago === 0) return inboxStrings.today;
  if (ago === 1) return inboxStrings.yesterday;
  if (ago > 1 && ago < 7) return at.toLocaleDateString(undefined, { weekday: 'long' });
  const isThisYear = at.getFullYear() === new Date(nowMs).getFullYear();
  return at.toLocaleDateString(undefined, {
    weekday: 'short',
    day: 'numeric',
    month: 'long',
    ...(!isThisYear && { year: 'numeric' }),
  });
}

/** Nights between two moments: rounded, for a day of changed clocks has not 24 hours. */
const daysBetween = (from: Date, to: Date): number =>
  Math.round((startOfDay(to) - startOfDay(from)) / 86_400_000);

const startOfDay = (at: Date): number => new Date(at).setHours(0, 0, 0, 0);

const localDay = (at: Date): string =>
  [at.getFullYear(), at.getMonth() + 1, at.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
