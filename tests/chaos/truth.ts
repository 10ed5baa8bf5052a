import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { type BoardPosting, uuidOf } from '#demo/boards/board.ts';
import type { Picker } from '#demo/chances.ts';
import type { CareerSites } from '#tests/fakes/career-sites.ts';

/** What the sites serve and have ever changed: every claim of the database is held against it. */
export type Truth = {
  /** The addresses that have ever been scanned. */
  readonly watched: Set<string>;
  /** Ids, in a board's words, of the openings that a site has ever changed. */
  readonly changed: Set<string>;
  readonly removed: Set<string>;
};

export const createTruth = (): Truth => ({
  watched: new Set(),
  changed: new Set(),
  removed: new Set(),
});

/** The ids under which a board may publish an opening; the last is Workday's. */
export const idsOf = (posting: BoardPosting): readonly string[] => [
  String(posting.id),
  uuidOf(posting),
  `R${posting.id}`,
];

/** Some openings are added, changed and removed: fewer than would look like a broken list. */
export function moveOn(sites: CareerSites, truth: Truth, pick: Picker): void {
  const step = Math.floor(pick.between(0, 1_000_000));
  for (const company of sites.companies) {
    if (pick.happens(0.6)) sites.addPosting(company);
    if (pick.happens(0.6) && company.postings.length > 4) {
      const posting = pick.one(company.postings);
      // An own site's address holds the title: a new title would be a new opening there.
      const change = company.url.includes('.example')
        ? { descriptionHtml: `<p>Now ${step}.</p>${posting.descriptionHtml}` }
        : { title: `${posting.title} ${step}` };
      sites.changePosting(company, posting.id, change);
      for (const id of idsOf(posting)) truth.changed.add(id);
    }
    if (pick.happens(0.5) && company.postings.length > 6) {
      // The newest stays: the next one that is added would get its id, and reopen it rightly.
      const newest = Math.max(...company.postings.map(({ id }) => id));
      const posting = pick.one(company.postings.filter(({ id }) => id !== newest));
      sites.removePosting(company, posting.id);
      for (const id of idsOf(posting)) truth.removed.add(id);
    }
  }
}

/** Reads the database on disk while its host may write to it. */
export function readDatabase<T>(dataDir: string, read: (rows: Rows) => T): T {
  const file = path.join(dataDir, 'rolewatch.db');
  const database = new DatabaseSync(file, { readOnly: true, timeout: 10_000 });
  try {
    return read((schema, sql, ...values) =>
      z.array(schema).parse(database.prepare(sql).all(...values)),
    );
  } finally {
    database.close();
  }
}

/** Asks for rows of a shape. */
export type Rows = <T>(
  schema: z.ZodType<T>,
  sql: string,
  ...values: readonly string[]
) => readonly T[];

const Count = z.object({ n: z.number() });

/** The number that a query answers as `n`. */
export const countOf = (rows: Rows, sql: string): number => rows(Count, sql)[0]?.n ?? 0;

const StoredPosting = z.object({
  externalId: z.string(),
  title: z.string(),
  closedAt: z.unknown(),
  careersUrl: z.string(),
});

/** What is stored of each company that is watched, beside what its site serves. */
export function compareWithSites(
  rows: Rows,
  { companies }: CareerSites,
  { watched }: Truth,
): readonly {
  readonly slug: string;
  readonly served: readonly BoardPosting[];
  readonly stored: readonly z.infer<typeof StoredPosting>[];
}[] {
  const all = rows(
    StoredPosting,
    `SELECT p.externalId, p.title, p.closedAt, c.url careersUrl
     FROM Posting p JOIN Company c ON c.id = p.companyId`,
  );
  const bare = (url: string) => url.replace(/\/$/, '');
  return companies
    .filter(({ url }) => watched.has(url))
    .map(({ url, slug, postings }) => ({
      slug,
      served: postings,
      stored: all.filter(({ careersUrl }) => bare(careersUrl) === bare(url)),
    }));
}

/** Openings that count as closed though their site has never stopped to serve them. */
export const closedWrongly = (
  dataDir: string,
  sites: CareerSites,
  truth: Truth,
): readonly string[] =>
  readDatabase(dataDir, (rows) =>
    compareWithSites(rows, sites, truth).flatMap(({ slug, served, stored }) => {
      const ids = new Set(served.flatMap(idsOf));
      return stored
        .filter(({ closedAt, externalId }) => closedAt !== null && ids.has(externalId))
        .map(({ externalId }) => `${slug}/${externalId}`);
    }),
  );
