import type { RawPosting } from '#core/posting.ts';
import type { WebDocument } from '#core/web-document.ts';
import { isRecord } from '../fields/lenient.ts';
import { jobPage, readJobPage } from '../job-page.ts';
import { type FactTexts, noFacts } from './fact-texts.ts';
import { readDetail } from './read-detail.ts';

/** What a kept page of an opening says: as data for machines, or as text. */
export type Detail =
  | { readonly kind: 'posting'; readonly posting: RawPosting }
  | { readonly kind: 'text'; readonly facts: FactTexts; readonly html: string }
  /** The page is about another thing, or a script fills it. */
  | { readonly kind: 'other'; readonly isEmpty: boolean }
  /** The site says that the opening is gone, though its list still names it. */
  | { readonly kind: 'gone' };

const mark = '<script type="application/json" id="opening-text">';

/**
 * A page of an opening, reduced to what it says: a listing holds hundreds. A page that was reduced
 * before stays as it is.
 */
export function keepDetail(page: WebDocument, title: string): WebDocument {
  if (page.body.startsWith(mark)) return page;
  if (readJobPage(page) !== null) return { ...page, body: jobPage.keep(page) };
  const { isNamed, facts, html } = readDetail({ url: page.finalUrl, html: page.body }, title);
  const json = JSON.stringify({ isNamed, facts, html });
  return { ...page, body: `${mark}${json.replaceAll('<', '\\u003c')}</script>` };
}

/** Stands for the page of an opening that is gone. */
export const goneDetail = (url: string): WebDocument => ({
  url,
  finalUrl: url,
  status: 410,
  contentType: 'text/html',
  body: `${mark}{"gone":true}</script>`,
  etag: null,
  lastModified: null,
});

/** True for a page of an opening as `keepDetail` left it, not for a page of a list. */
export const isKeptDetail = ({ body }: Pick<WebDocument, 'body'>): boolean =>
  body.startsWith(mark) || body.startsWith('<script type="application/ld+json">');

export function detailOf(page: WebDocument): Detail {
  const posting = readJobPage(page);
  if (posting !== null) return { kind: 'posting', posting };
  const kept = keptIn(page.body);
  if (!isRecord(kept)) return { kind: 'other', isEmpty: true };
  if (kept.gone === true) return { kind: 'gone' };
  const html = typeof kept.html === 'string' ? kept.html : '';
  if (kept.isNamed !== true) return { kind: 'other', isEmpty: html === '' };
  return { kind: 'text', html, facts: factsOf(kept.facts) };
}

/** What `keepDetail` wrote; null for any other page. */
function keptIn(body: string): unknown {
  if (!body.startsWith(mark)) return null;
  try {
    return JSON.parse(body.slice(mark.length).replace(/<\/script>\s*$/, ''));
  } catch {
    // A page that only begins like a kept one.
    return null;
  }
}

function factsOf(value: unknown): FactTexts {
  const stated = isRecord(value) ? value : {};
  const facts = Object.keys(noFacts).map((name) => {
    const text = stated[name];
    return [name, typeof text === 'string' ? text : null] as const;
  });
  return { ...noFacts, ...Object.fromEntries(facts) };
}
