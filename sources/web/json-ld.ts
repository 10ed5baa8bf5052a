import type { Omission } from '#core/listing.ts';
import type { RawPosting } from '#core/posting.ts';
import type { WebDocument } from '#core/web-document.ts';
import { mergePostings } from '../fields/raw-posting.ts';
import type { Page, Parsed, Source, SourceMatch } from '../source.ts';
import { collectOpenings } from './collect-openings.ts';
import { readJobPosting } from './job-posting.ts';
import { readJsonLd } from './json-ld-nodes.ts';
import { readListPage } from './list-page.ts';

/** Any careers page whose openings are marked up as schema.org JobPosting. The slug is its address. */
export const jsonLd: Source = {
  id: 'json_ld',
  label: 'Structured data',
  means: 'json_ld',
  match: matchPage,
  fetch: collectOpenings,
  parse: ({ documents }) => parseDocuments(documents),
};

function matchPage({ url, html }: Page): SourceMatch | null {
  if (html === null) return null;
  const { postings, detailUrls } = readListPage({ url, html });
  const match = (confidence: number, evidence: string) => ({
    slug: url.href,
    confidence,
    evidence,
  });
  if (postings > 0) return match(0.8, `${postings} schema.org JobPosting in the page`);
  if (readJsonLd(html).itemUrls.length > 0) return match(0.65, 'a schema.org ItemList in the page');
  const count = detailUrls.length;
  return count > 0 ? match(0.4, `${count} links that look like openings`) : null;
}

function parseDocuments(documents: readonly WebDocument[]): Parsed {
  const found: RawPosting[] = [];
  const skipped: Omission[] = [];
  for (const { body, finalUrl } of documents) {
    const { postings, broken } = readJsonLd(body);
    found.push(...postings.flatMap((node) => readJobPosting(node, finalUrl) ?? []));
    if (broken > 0) skipped.push({ what: finalUrl, reason: 'its JSON-LD is broken' });
  }
  return { postings: mergeSame(found), skipped };
}

/**
 * The same posting on several pages once. Some sites give all postings one identifier, their own
 * name, or one address: there the title tells them apart.
 */
function mergeSame(found: readonly RawPosting[]): RawPosting[] {
  const titles = new Map<string, Set<string>>();
  for (const { externalId, title } of found) {
    titles.set(externalId, (titles.get(externalId) ?? new Set()).add(titleKey(title)));
  }
  const merged = new Map<string, RawPosting>();
  for (const posting of found) {
    const isShared = (titles.get(posting.externalId)?.size ?? 0) > 1;
    const suffix = isShared ? `#${titleKey(posting.title)}` : '';
    const externalId = posting.externalId + suffix;
    const known = merged.get(externalId);
    merged.set(
      externalId,
      known ? mergePostings(known, { ...posting, externalId }) : { ...posting, externalId },
    );
  }
  return [...merged.values()];
}

const titleKey = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^\p{L}\d]+/gu, '-')
    .replace(/^-|-$/g, '');
