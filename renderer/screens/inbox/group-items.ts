import { localDay } from '#renderer/format.ts';
import type { InboxItem } from '#renderer/model.ts';
import { inboxStrings } from '#renderer/strings/inbox.ts';

/** An item, or those of one saved search, or of companies read for the first time, on one day. */
export type InboxEntry =
  | { readonly kind: 'item'; readonly item: InboxItem }
  | {
      readonly kind: 'watching';
      readonly items: readonly InboxItem[];
      /** False shows only their number. */
      readonly isUnfolded: boolean;
    }
  | {
      readonly kind: 'search';
      readonly search: NonNullable<InboxItem['search']>;
      readonly items: readonly InboxItem[];
    };

export type InboxDay = { readonly day: string; readonly entries: readonly InboxEntry[] };

/**
 * Groups items by day in their given order, those of starred companies first. Matches of one saved search join the first of them, and
 * so do companies that are watched from now on; these are unfolded on some days only.
 */
export function groupByDay(
  items: readonly InboxItem[],
  isUnfolded: (day: string, watching: readonly InboxItem[]) => boolean = () => true,
): readonly InboxDay[] {
  const days = Map.groupBy(items, ({ at }) => localDay(new Date(at)));
  return [...days].map(([day, unsorted]) => {
    const ofDay = unsorted.toSorted((a, b) => Number(b.isStarred) - Number(a.isStarred));
    const watching = ofDay.filter(({ kind }) => kind === 'watching');
    const entries = groupBySearch(ofDay).flatMap((entry): InboxEntry[] => {
      if (
        watching.length < fewestFolded ||
        entry.kind !== 'item' ||
        entry.item.kind !== 'watching'
      ) {
        return [entry];
      }
      if (entry.item !== watching[0]) return [];
      return [{ kind: 'watching', items: watching, isUnfolded: isUnfolded(day, watching) }];
    });
    return { day, entries };
  });
}

const fewestFolded = 3;

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

/** Items in the order on screen, which the keys follow. */
export const inShownOrder = (days: readonly InboxDay[]): readonly InboxItem[] =>
  days.flatMap(({ entries }) =>
    entries.flatMap((entry) => {
      if (entry.kind === 'item') return [entry.item];
      return entry.kind === 'search' || entry.isUnfolded ? entry.items : [];
    }),
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

/** Rounds, because a day with a clock change does not have 24 hours. */
const daysBetween = (from: Date, to: Date): number =>
  Math.round((startOfDay(to) - startOfDay(from)) / 86_400_000);

const startOfDay = (at: Date): number => new Date(at).setHours(0, 0, 0, 0);

/** The id `by` places further, within the list; the first one without a chosen id. */
export function neighbour(ids: readonly number[], id: number | null, step: 1 | -1): number | null {
  const at = id === null ? -1 : ids.indexOf(id);
  if (at === -1) return ids[0] ?? null;
  return ids[Math.min(ids.length - 1, Math.max(0, at + step))] ?? null;
}

/** The next id after one leaves the list, else the previous one. */
export function afterLeaving(ids: readonly number[], id: number): number | null {
  const at = ids.indexOf(id);
  return ids[at + 1] ?? ids[at - 1] ?? null;
}
