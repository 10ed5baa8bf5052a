import type { Database } from '../engine/open.ts';
import { read } from '../engine/transaction.ts';
import type { Condition } from './conditions.ts';
import type { Filter, Source } from './filter.ts';

/**
 * Postings in a part: ten milliseconds of work or two, which no other call of the thread can
 * interrupt. The search index collects its words again for each part, so its parts are larger.
 */
const usualSize = { walked: 10_000, indexed: 30_000 };

export type Slice = Source & { readonly sign: 1 | -1 };

/**
 * A filter's sum in parts, so that other calls get their turn between them. Each posting is in one
 * part, also if postings are stored meanwhile.
 */
export async function* slicesOf(
  db: Database,
  { sum, isIndexed }: Pick<Filter, 'sum' | 'isIndexed'>,
  size = usualSize[isIndexed ? 'indexed' : 'walked'],
): AsyncGenerator<Slice> {
  for (const { isFew, ...whole } of sum) {
    if (isFew === true) {
      yield whole;
      continue;
    }
    const column = isIndexed ? 's.rowid' : 'p.listedAt';
    let from: string | number | null = null;
    for await (const before of isIndexed ? numbers(db, size) : days(db, size)) {
      yield within(whole, [...since(column, from), { sql: `${column} < ?`, values: [before] }]);
      from = before;
    }
    yield within(whole, since(column, from));
  }
}

const since = (column: string, from: string | number | null): readonly Condition[] =>
  from === null ? [] : [{ sql: `${column} >= ?`, values: [from] }];

const within = (whole: Slice, conditions: readonly Condition[]): Slice =>
  conditions.reduce(({ from, values, sign }, { sql, values: further }) => {
    const joint = from.includes(' WHERE ') ? 'AND' : 'WHERE';
    return { from: `${from} ${joint} ${sql}`, values: [...values, ...further], sign };
  }, whole);

/** Numbers of postings, `size` apart. */
async function* numbers(db: Database, size: number): AsyncGenerator<number> {
  const [row] = await read(db, (prisma) =>
    prisma.$queryRawUnsafe<{ last: number | null }[]>('SELECT max(seq) AS last FROM Posting'),
  );
  for (let number = size; number <= (row?.last ?? 0); number += size) yield number;
}

/** Times of listing, about `size` postings apart: the index that counts are read from begins so. */
async function* days(db: Database, size: number): AsyncGenerator<string> {
  let after = '';
  while (true) {
    const [row] = await read(db, (prisma) =>
      prisma.$queryRawUnsafe<{ listedAt: string }[]>(
        'SELECT listedAt FROM Posting WHERE listedAt > ? ORDER BY listedAt LIMIT 1 OFFSET ?',
        after,
        size,
      ),
    );
    if (row === undefined) return;
    yield row.listedAt;
    after = row.listedAt;
  }
}
