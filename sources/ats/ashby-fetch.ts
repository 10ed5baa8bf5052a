import { AppError } from '#core/errors.ts';
import { getJson, getPage, isNotFound } from '../board-request.ts';
import { challengeOf } from '../challenge.ts';
import { fetchWhole, probeList } from '../single-request.ts';
import type { FetchContext, Fetched, Glimpse, SourceContext } from '../source.ts';

/**
 * Fetches the whole board. The API also answers "not found" for companies that have switched it off
 * (`board_api_off`): their page still lists openings.
 */
export async function fetchAshby(slug: string, context: SourceContext): Promise<Fetched> {
  const request = getJson(`${listUrl(slug)}?includeCompensation=true`);
  try {
    return await fetchWhole({ slug, request, list: 'jobs' }, context);
  } catch (error) {
    const isUnknown = error instanceof AppError && error.code === 'unknown_board';
    if (isUnknown && (await hasPage(slug, context))) throw apiOff(slug, context.sourceLabel, error);
    throw error;
  }
}

/** The whole list; null if there is none. Throws `board_api_off` like `fetchAshby`. */
export async function probeAshby(slug: string, context: FetchContext): Promise<Glimpse | null> {
  const list = { member: 'jobs', id: 'id' };
  const found = await probeList(getJson(listUrl(slug)), list, context);
  if (found === null && (await hasPage(slug, context))) throw apiOff(slug, 'Ashby');
  return found;
}

const listUrl = (slug: string): string =>
  `https://api.ashbyhq.com/posting-api/job-board/${encodeURIComponent(slug)}`;

const apiOff = (slug: string, source: string, cause?: unknown): AppError =>
  new AppError('board_api_off', { source, slug }, { cause });

/**
 * True if the board's page carries its openings in its state. Uncertain: no recording shows the
 * page of a switched-off board. Any other page counts as unknown, as it would without this look.
 */
async function hasPage(slug: string, context: FetchContext): Promise<boolean> {
  const url = `https://jobs.ashbyhq.com/${encodeURIComponent(slug)}`;
  try {
    const document = await context.fetch(getPage(url));
    const kind = challengeOf(document);
    if (kind !== null) throw new AppError('challenge_page', { url, kind });
    return /"jobPostings"\s*:\s*\[/.test(document.body);
  } catch (error) {
    if (isNotFound(error)) return false;
    throw error;
  }
}
