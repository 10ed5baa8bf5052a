import { AppError } from '#core/errors.ts';
import type { WebDocument } from '#core/web-document.ts';
import { challengeOf } from '../challenge.ts';
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

/** Whether a page holds a JobPosting, and whether it mentions one that is unreadable. */
export function look({ body }: Pick<WebDocument, 'body'>): {
  readonly isOpening: boolean;
  readonly isDamaged: boolean;
} {
  if (!body.includes('JobPosting')) return { isOpening: false, isDamaged: false };
  const { postings, broken } = readSchemaOrg(body);
  return { isOpening: postings.some((node) => titleOf(node) !== null), isDamaged: broken > 0 };
}
