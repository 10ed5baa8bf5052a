import type { BoardCheck } from '#core/board-check.ts';
import { toErrorView } from '#core/errors.ts';
import { isNotFound } from '#sources/board-request.ts';
import { detect } from '#sources/detect.ts';
import type { Detection, FetchContext } from '#sources/source.ts';
import { knownSource } from '../known-source.ts';
import type { CheckPayload } from './payload.ts';

type Asked = Pick<CheckPayload, 'source' | 'slug' | 'website'>;

/**
 * Asks a board for its first openings with one request, as cheaply as its source can. If the vendor
 * knows no such board, looks for another on the company's website. Only a vendor's clear answer is
 * `gone`; every other failure is `unclear`. Throws only if it was aborted.
 */
export async function checkBoard(asked: Asked, context: FetchContext): Promise<BoardCheck> {
  try {
    const found = await askBoard(asked, context);
    if (found !== null) {
      const { openings } = found;
      return said(openings === null || openings.seen > 0 ? 'answers' : 'empty', { openings });
    }
    const other = asked.website === null ? null : await findOther(asked, asked.website, context);
    return other === null ? said('gone') : said('moved', { movedTo: other });
  } catch (error) {
    if (context.signal.aborted) throw error;
    return said('unclear', { error: toErrorView(error) });
  }
}

const said = (outcome: BoardCheck['outcome'], more: Partial<BoardCheck> = {}): BoardCheck => ({
  ...{ outcome, openings: null, movedTo: null, error: null },
  ...more,
});

/** What its first answer shows; null if there is no such board. */
async function askBoard(
  { source, slug }: Asked,
  context: FetchContext,
): Promise<Pick<BoardCheck, 'openings'> | null> {
  const { label, load, vendor } = knownSource(source);
  const reader = await load();
  try {
    if (slug === null) {
      await detect(context.companyUrl, context);
      return { openings: null };
    }
    if (reader.probe !== undefined) {
      const found = await reader.probe(slug, context);
      if (found === null) return null;
      const openings = { seen: found.ids.length, total: found.total };
      // A page of the company's own shows no list that could be counted with one request.
      return { openings: vendor === null && openings.total === null ? null : openings };
    }
    const { documents, claimed } = await reader.fetch(slug, {
      ...context,
      sourceLabel: label,
      isLate: () => true,
    });
    return { openings: { seen: documents.length, total: claimed } };
  } catch (error) {
    if (isNotFound(error)) return null;
    throw error;
  }
}

/** Another board that the website leads to; null if it leads to none, or does not answer. */
async function findOther(
  { source, slug }: Asked,
  website: string,
  context: FetchContext,
): Promise<BoardCheck['movedTo']> {
  let found: Detection;
  try {
    found = await detect(website, context);
  } catch (error) {
    if (context.signal.aborted) throw error;
    return null;
  }
  if (found.source === source && found.slug === slug) return null;
  const { vendor } = knownSource(found.source);
  const url = vendor?.careersUrl(found.slug) ?? found.slug;
  return { url, source: found.source, slug: found.slug };
}
