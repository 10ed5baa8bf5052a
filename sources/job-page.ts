import type { RawPosting } from '#core/posting.ts';
import type { WebDocument } from '#core/web-document.ts';
import type { DetailFacts } from './list-details.ts';
import { readJobPosting, titleOf } from './web/job-posting.ts';
import { type JsonLdNode, readJsonLd } from './web/json-ld-nodes.ts';
import { readSchemaOrg } from './web/schema-org.ts';
import { jsonLdBlocks } from './web/script-blocks.ts';

/** Details that are pages with schema.org JobPosting data: `detail: { request, ...jobPage }`. */
export const jobPage = {
  read: readJobPage,
  keep: ({ body }) => {
    const isWritten = readJsonLd(body).postings.some((node) => titleOf(node) !== null);
    // The dialect that counts: a posting without a title gives way to the next.
    const blocks = isWritten ? jsonLdBlocks(body) : [asJson(readSchemaOrg(body).postings)];
    return blocks.map((block) => `<script type="application/ld+json">${block}</script>`).join('\n');
  },
} as const satisfies Pick<DetailFacts<never, RawPosting>, 'read' | 'keep'>;

/** JSON that ends no script. */
const asJson = (nodes: readonly JsonLdNode[]): string =>
  JSON.stringify(nodes).replaceAll('<', '\\u003c');

/** The opening of such a page; null for another page, or none. */
export function readJobPage(page: WebDocument | null): RawPosting | null {
  if (page === null || !page.body.includes('JobPosting')) return null;
  for (const node of readSchemaOrg(page.body).postings) {
    const posting = readJobPosting(node, page.finalUrl);
    if (posting !== null) return posting;
  }
  return null;
}
