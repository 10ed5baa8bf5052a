import type { BoardCompany, BoardPosting } from '../board-posting.ts';
import type { SiteAnswer } from '../site-answer.ts';

/** Null for a slug that no company of the board has. */
export type FindCompany = (slug: string) => BoardCompany | null;

/** How one kind of board is reached and what it answers. */
export type Board = {
  readonly careersUrl: (slug: string) => string;
  /** The request with which a reading of all its openings begins. */
  readonly listUrl: (slug: string) => string;
  /** Hosts of the vendor; where each company has its own, see `ownHost`. */
  readonly hosts: readonly string[];
  readonly ownHost?: (slug: string) => string;
  /** Null for an address the vendor does not know. */
  readonly answer: (url: URL, find: FindCompany) => SiteAnswer | null;
  /** What an unknown address gets. */
  readonly unknown: SiteAnswer;
};

/** The openings that one page of a list holds: from `start` on, `limit` or `size` of them. */
export function pageOf(
  postings: readonly BoardPosting[],
  url: URL,
  by: { readonly start: string; readonly size: number },
): readonly BoardPosting[] {
  const start = Number(url.searchParams.get(by.start) ?? 0);
  const size = Math.min(100, Number(url.searchParams.get('limit') ?? by.size));
  return postings.slice(start, start + size);
}
