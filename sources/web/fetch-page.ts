import { AppError } from '#core/errors.ts';
import type { WebDocument } from '#core/web-document.ts';
import { challengeOf } from '../challenge.ts';
import { jobPage } from '../job-page.ts';
import type { FetchContext } from '../source.ts';
import { titleOf } from './job-posting.ts';
import { readSchemaOrg } from './schema-org.ts';

/** Fetches one page of a site. Throws `challenge_page` for a wall, and the errors of `fetch`. */
export async function fetchPage(url: string, context: FetchContext): Promise<WebDocument> {
  const document = await context.fetch({ url, expect: 'html' });
  const kind = look(document).isOpening ? null : challengeOf(document);
  if (kind !== null) throw new AppError('challenge_page', { url, kind });
  return document;
}

/**
 * Fetches the page of one opening, reduced to its data: a listing holds hundreds. Any other page
 * stays as it is. Throws as `fetchPage` does.
 */
export async function fetchOpening(url: string, context: FetchContext): Promise<WebDocument> {
  const page = await fetchPage(url, context);
  return look(page).isOpening ? { ...page, body: jobPage.keep(page) } : page;
}

type Look = {
  readonly isOpening: boolean;
  readonly isDamaged: boolean;
};

/** Looks at each page once, though several steps of a scan ask. */
const known = new WeakMap<Pick<WebDocument, 'body'>, Look>();

/** Whether a page holds a JobPosting, and whether it mentions one that is unreadable. */
export function look(page: Pick<WebDocument, 'body'>): Look {
  const seen = known.get(page) ?? lookAt(page.body);
  known.set(page, seen);
  return seen;
}

function lookAt(html: string): Look {
  if (!html.includes('JobPosting')) return { isOpening: false, isDamaged: false };
  const { postings, broken } = readSchemaOrg(html);
  return { isOpening: postings.some((node) => titleOf(node) !== null), isDamaged: broken > 0 };
}
