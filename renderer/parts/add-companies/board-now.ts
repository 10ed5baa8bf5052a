import { useQuery } from '@tanstack/react-query';
import type { BoardCheck, CatalogueEntry } from '#renderer/model.ts';
import { queries } from '#renderer/store/queries.ts';

export type Board = Pick<CatalogueEntry, 'url' | 'source' | 'slug'>;

/** What a board shows at this moment; `later` if only a scan can tell. */
export type BoardNow =
  | { readonly kind: 'asking' | 'found' | 'none' | 'gone' | 'later' }
  | { readonly kind: 'open'; readonly count: number; readonly isAll: boolean };

/** Asks a board once, with one request; never one that need not be asked. */
export function useBoardNow({ url, source, slug }: Board, isAsked: boolean): BoardNow {
  const { data, isError } = useQuery({
    ...queries.board({ url, source, slug }),
    enabled: isAsked,
  });
  if (!isAsked || isError) return { kind: 'later' };
  return data === undefined ? { kind: 'asking' } : boardNow(data);
}

export function boardNow({ outcome, openings }: BoardCheck): BoardNow {
  if (outcome === 'unclear') return { kind: 'later' };
  if (outcome === 'gone' || outcome === 'moved') return { kind: 'gone' };
  if (outcome === 'empty') return { kind: 'none' };
  if (openings === null) return { kind: 'found' };
  const { seen, total } = openings;
  return { kind: 'open', count: Math.max(seen, total ?? 0), isAll: total !== null };
}

/** Whether the openings are on a page of the company's own, not at a vendor. */
export const isOwnPage = ({ slug }: Pick<Board, 'slug'>): boolean =>
  slug === null || /^https?:/.test(slug);
