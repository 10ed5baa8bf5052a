import { type Enrichment, unstated } from '#core/enrichment.ts';
import type { EnrichedPosting } from '#core/listing.ts';
import { yearlySalary } from '#core/pay-period.ts';
import type { RawPosting } from '#core/posting.ts';
import { postingFacts } from '#core/posting-view.ts';
import { idList } from '../engine/statements.ts';
import type { Transaction } from '../engine/transaction.ts';

export function postingRow(
  { id, contentHash, posting, enrichment }: EnrichedPosting,
  seen: { readonly companyId: string; readonly at: string },
) {
  return {
    id,
    companyId: seen.companyId,
    externalId: storable(posting.externalId),
    contentHash,
    title: storable(posting.title),
    department: posting.department && storable(posting.department),
    team: posting.team && storable(posting.team),
    postedAt: posting.postedAt,
    ...linksRow(posting),
    ...factsRow(posting, enrichment),
    listedAt: utc(posting.postedAt) ?? seen.at,
    firstSeenAt: seen.at,
    lastSeenAt: seen.at,
  };
}

/** The moment in UTC, so that times sort as text; null if missing or invalid. */
function utc(time: string | null): string | null {
  const ms = time === null ? Number.NaN : Date.parse(time);
  return Number.isNaN(ms) ? null : new Date(ms).toISOString();
}

/** The columns that may change without counting as a change of the posting. */
export const linksRow = ({ url, applyUrl, updatedAt, validThrough }: RawPosting) => ({
  url,
  applyUrl,
  updatedAt,
  validThrough,
});

export function factsRow(posting: RawPosting, enrichment: Enrichment) {
  const { salary, skills, locations, ...facts } = postingFacts(posting, enrichment);
  return {
    ...facts,
    locations: JSON.stringify(locations),
    skills: JSON.stringify(skills),
    salaryMin: salary?.min ?? null,
    salaryMax: salary?.max ?? null,
    salaryCurrency: salary?.currency ?? null,
    salaryPeriod: salary?.period ?? null,
    salaryYearly: yearlySalary(salary),
    provider: enrichment.provider,
  };
}

export function textRow({ id, posting, enrichment }: EnrichedPosting) {
  const { descriptionHtml, descriptionText, ...raw } = posting;
  return {
    id,
    descriptionText: storable(descriptionText),
    descriptionHtml: storable(descriptionHtml),
    raw: JSON.stringify(raw),
    enrichment: JSON.stringify(enrichment),
  };
}

type Stored = {
  readonly id: string;
  readonly contentHash: string;
  readonly url: string | null;
  readonly applyUrl: string | null;
  readonly updatedAt: string | null;
  readonly validThrough: string | null;
  readonly raw: string;
  readonly enrichment: string;
  readonly descriptionText: string;
};

/** Without HTML, nearly half of the bytes and only for people; without text unless asked for. */
export async function readPostings(
  tx: Pick<Transaction, '$queryRawUnsafe'>,
  ids: readonly string[],
  { withText }: { readonly withText: boolean },
): Promise<readonly EnrichedPosting[]> {
  if (ids.length === 0) return [];
  const rows = await tx.$queryRawUnsafe<Stored[]>(
    `SELECT p.id, p.contentHash, p.url, p.applyUrl, p.updatedAt, p.validThrough,
      t.raw, t.enrichment, ${withText ? 't.descriptionText' : "'' AS descriptionText"}
    FROM json_each(?) wanted
    JOIN Posting p ON p.id = wanted.value
    JOIN PostingText t ON t.id = p.id
    ORDER BY wanted.key`,
    idList(ids),
  );
  return rows.map(toEnrichedPosting);
}

function toEnrichedPosting(row: Stored): EnrichedPosting {
  const { id, contentHash, raw, enrichment, ...columns } = row;
  return {
    id,
    contentHash,
    posting: { ...(JSON.parse(raw) as RawPosting), ...columns, descriptionHtml: '' },
    enrichment: storedEnrichment(enrichment),
  };
}

/** Readings from before a fact existed do not state it. */
export const storedEnrichment = (json: string): Enrichment => ({
  ...unstated,
  ...(JSON.parse(json) as Enrichment),
});

/** SQLite's text ends at a NUL. */
const storable = (text: string): string => text.replaceAll('\0', '');
