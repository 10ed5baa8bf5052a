import type { PostingFilter } from '#core/posting-filter.ts';
import { read } from './access.ts';
import type { Database } from './open.ts';
import { postingFilter } from './posting-filter.ts';
import { type PostingRow, readPostingRows } from './posting-list-rows.ts';
import { countMatches, findMatches } from './posting-matches.ts';

/** One window of a list that scrolls. */
export type PostingWindow = {
  readonly rows: PostingRow[];
  readonly total: number;
  /** False where `total` means "or more". */
  readonly isTotalExact: boolean;
  /** The number of the latest posting when the list began; 0 where there was none. */
  readonly upTo: number;
};

/** A window of the postings a filter means, none later than `upTo`. Throws `unknown_company`. */
export async function listPostings(
  db: Database,
  asked: {
    readonly filter: PostingFilter;
    readonly offset: number;
    readonly limit: number;
    readonly upTo?: number | undefined;
  },
): Promise<PostingWindow> {
  const upTo = asked.upTo ?? (await lastSeq(db));
  const filter = await postingFilter(db, asked.filter, { upTo });
  const { seqs, ...totals } = await findMatches(db, filter, asked.filter, asked);
  return { rows: await readPostingRows(db, seqs), ...totals, upTo };
}

/** How many postings a filter means that came after `upTo`. Throws `unknown_company`. */
export async function countNewPostings(
  db: Database,
  asked: { readonly filter: PostingFilter; readonly upTo: number },
): Promise<number> {
  const filter = await postingFilter(db, asked.filter, { after: asked.upTo });
  return await countMatches(db, filter);
}

async function lastSeq(db: Database): Promise<number> {
  const [row] = await read(db, (prisma) =>
    prisma.$queryRawUnsafe<{ last: number | null }[]>('SELECT max(seq) AS last FROM Posting'),
  );
  return row?.last ?? 0;
}
