import { randomBytes } from 'node:crypto';
import type { Parsed } from '#contract/api.ts';
import type { StageMove } from '#contract/applications.ts';
import { byHandSource } from '#core/company.ts';
import { isLikeName } from '#core/employer.ts';
import { type Enrichment, unstated } from '#core/enrichment.ts';
import { AppError } from '#core/errors.ts';
import type { EnrichedPosting } from '#core/listing.ts';
import { foldText, searchWords } from '#core/search-words.ts';
import { canonicalUrl } from '#core/url.ts';
import { sha256Hex } from '#services/snapshots/digest.ts';
import type { Database } from '../engine/open.ts';
import { insertRows } from '../engine/statements.ts';
import { type Transaction, write } from '../engine/transaction.ts';
import { indexPostings } from '../postings/word-index.ts';
import { sortedColumns } from '../store/fact-sets.ts';
import { postingRow, textRow } from '../store/posting-rows.ts';
import { moveTo } from './applications.ts';

/**
 * Puts an opening on the board that no scan found. One that is known is only tracked: by its
 * address, title and company, since a site may list all of its openings on one page.
 * Throws `invalid_url` and `unsupported_protocol`.
 */
export async function addOwnOpening(
  db: Database,
  own: Parsed<'applications.addOwn'>,
): Promise<{ readonly isKnown: boolean; readonly move: StageMove }> {
  const url = own.url === null ? null : canonicalUrl(own.url);
  const now = db.now();
  return await write(db, async (tx) => {
    const known = url === null ? null : await findKnown(tx, own, url);
    const { seq, id } = known ?? (await create(tx, { ...own, url }, now.toISOString()));
    const card = { seq, postingId: id, stage: own.stage, next: null, outcome: null, now };
    return { isKnown: known !== null, move: await moveTo(tx, card) };
  });
}

/** Deletes an opening that the user added. Throws `unknown_posting` for any other. */
export async function removeOwnOpening(db: Database, postingId: string): Promise<void> {
  await write(db, async (tx) => {
    const { count } = await tx.posting.deleteMany({
      where: { id: postingId, company: { source: byHandSource } },
    });
    if (count === 0) throw new AppError('unknown_posting', { id: postingId });
    await tx.company.deleteMany({ where: { source: byHandSource, postings: { none: {} } } });
  });
}

type Found = { readonly seq: number; readonly id: string };

async function findKnown(
  tx: Transaction,
  own: Parsed<'applications.addOwn'>,
  url: string,
): Promise<Found | null> {
  const urls = [url, own.url];
  const found = await tx.$queryRawUnsafe<(Found & { title: string; company: string })[]>(
    `SELECT p.seq, p.id, p.title, c.name AS company
    FROM Posting p JOIN Company c ON c.id = p.companyId
    WHERE p.url IN (?, ?) OR p.applyUrl IN (?, ?)
    ORDER BY p.closedAt IS NULL DESC, p.seq DESC`,
    ...urls,
    ...urls,
  );
  const title = searchWords(own.title);
  return (
    found.find(
      (each) => searchWords(each.title) === title && isLikeName(each.company, own.company),
    ) ?? null
  );
}

async function create(
  tx: Transaction,
  own: Parsed<'applications.addOwn'>,
  at: string,
): Promise<Found> {
  const companyId = await companyNamed(tx, own.company, at);
  const posting = postingOf(own, companyId);
  const [sorted] = await sortedColumns(tx, [posting]);
  await insertRows(tx, 'Posting', [{ ...postingRow(posting, { companyId, at }), ...sorted }]);
  await insertRows(tx, 'PostingText', [textRow(posting)]);
  await indexPostings(tx, [posting.id], new Map([[posting.id, foldText(own.text)]]));
  const { seq } = await tx.posting.findUniqueOrThrow({ where: { id: posting.id } });
  return { seq, id: posting.id };
}

/** The company of openings added by hand: no scan reads it, and no list of watched ones shows it. */
async function companyNamed(tx: Transaction, name: string, at: string): Promise<string> {
  const slug = name.normalize('NFC').toLowerCase();
  const known = await tx.company.findUnique({
    where: { source_slug: { source: byHandSource, slug } },
  });
  if (known !== null) return known.id;
  const url = `rolewatch:${byHandSource}/${encodeURIComponent(slug)}`;
  const id = sha256Hex(url).slice(0, 20);
  await tx.company.create({
    data: { id, url, name, source: byHandSource, slug, addedAt: at, isPaused: true },
  });
  return id;
}

function postingOf(own: Parsed<'applications.addOwn'>, companyId: string): EnrichedPosting {
  const externalId = randomBytes(8).toString('hex');
  const place = { text: own.place, city: null, region: null, country: null };
  return {
    id: sha256Hex(`${companyId} ${externalId}`).slice(0, 20),
    contentHash: '',
    posting: {
      ...{ externalId, title: own.title, company: own.company, url: own.url, applyUrl: null },
      locations: own.place === '' ? [] : [place],
      ...{ workplace: null, remoteRegions: [], department: null, team: null },
      ...{ employmentType: null, level: null, salary: null },
      ...{ postedAt: null, updatedAt: null, validThrough: null },
      descriptionText: own.text,
      descriptionHtml: htmlOf(own.text),
    },
    enrichment: nothingRead,
  };
}

const nothingRead: Enrichment = {
  ...unstated,
  ...{ confidence: 1, provider: 'rules', evidence: {} },
};

/** Plain text as paragraphs. */
const htmlOf = (text: string): string =>
  text
    .split(/\n\s*\n/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => `<p>${escaped(paragraph.trim()).replaceAll('\n', '<br>')}</p>`)
    .join('');

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
