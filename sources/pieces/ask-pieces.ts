import { toAppError } from '#core/errors.ts';
import type { Omission } from '#core/listing.ts';
import type { ListPieces } from '#core/recipe.ts';
import { resolveLink } from '#core/url.ts';
import type { WebDocument, WebRequest } from '#core/web-document.ts';
import { reasonOf } from '../board-request.ts';
import { escapeHtml } from '../entities.ts';
import { parsedText } from '../records/json-path.ts';
import { listFactsOf } from '../records/list-facts.ts';
import { withTokens } from '../site-api/page-tokens.ts';
import { type ApiRequest, webRequest, withParameter } from '../site-api/parameters.ts';
import type { FetchContext } from '../source.ts';
import { fetchPage } from '../web/fetch-page.ts';
import { hole } from './find-pieces.ts';
import { attributesOf, isControl, type PageAttribute } from './page-attributes.ts';
import { pieceAt } from './piece-html.ts';

/** A page with the pieces of its list in it, as a browser would show it. */
export type PutTogether = { readonly document: WebDocument; readonly lost: readonly Omission[] };

const mostPieces = 60;

type Piece = { readonly html: string; readonly attribute: PageAttribute | null };

/**
 * Asks for a page and for the pieces of its list without a browser, and puts them together. Null if
 * the page no longer says how: its elements or tokens are gone. A piece that fails is a loss.
 */
export async function askPieces(
  url: string,
  pieces: ListPieces,
  context: FetchContext,
): Promise<PutTogether | null> {
  const page = await fetchPage(url, context);
  const request = withTokens(pieces.request, pieces.tokens ?? [], page.body);
  if (request === null) return null;
  const lost: Omission[] = [];
  const asked = { ...pieces, request };
  const found =
    asked.each.kind === 'number'
      ? await askByNumber(asked, asked.each, page, lost, context)
      : await askByAttribute(asked, asked.each, page, lost, context);
  if (found.length === 0) return null;
  const body = putTogether(page.body, found);
  // The page's validators are not those of what was put into it.
  return { document: { ...page, body, etag: null, lastModified: null }, lost };
}

/** The answer to one request for a piece. */
async function askFor(
  request: ApiRequest,
  html: ListPieces['html'],
  context: FetchContext,
): Promise<WebDocument> {
  const wanted: WebRequest = { ...webRequest(request), expect: html === null ? 'html' : 'json' };
  return await context.fetch(wanted);
}

type ByNumber = Extract<ListPieces['each'], { readonly kind: 'number' }>;

/** Until a piece is empty, repeats what was read, or its answer says that it is the last. */
async function askByNumber(
  { request, html }: ListPieces,
  each: ByNumber,
  page: WebDocument,
  lost: Omission[],
  context: FetchContext,
): Promise<readonly Piece[]> {
  const found: Piece[] = [];
  const seen = new Set(linksIn(page.body));
  for (let n = 0; ; n += 1) {
    const what = `openings of ${page.url} from part ${n + 1} on`;
    if (n === mostPieces) {
      lost.push({ what, reason: 'too many parts' });
      break;
    }
    context.progress(0, `Part ${n + 1}`);
    try {
      const answer = await askFor(
        withParameter(request, each, each.first + n * each.step),
        html,
        context,
      );
      const piece = pieceAt(answer.body, html);
      const links = linksIn(piece ?? '');
      const isNews =
        links.length === 0
          ? piece !== null && !found.some((known) => known.html === piece)
          : links.some((link) => !seen.has(link));
      if (piece === null || piece.trim() === '' || !isNews) break;
      for (const link of links) seen.add(link);
      found.push({ html: piece, attribute: null });
      if (html !== null && listFactsOf(parsedText(answer.body), html).more === false) break;
    } catch (error) {
      // Behind the last page many sites answer with a refusal.
      if (n > 0 && toAppError(error).retry === 'never' && !context.signal.aborted) break;
      if (n === 0) throw error;
      lost.push({ what, reason: reasonOf(error, context) });
      break;
    }
  }
  return found;
}

const linksIn = (html: string): readonly string[] =>
  [...html.matchAll(/\shref\s*=\s*["']?([^"'\s>#]+)/gi)].map(([, link = '']) => link);

type ByAttribute = Extract<ListPieces['each'], { readonly kind: 'attribute' }>;

async function askByAttribute(
  { request, html }: ListPieces,
  { element, name, where }: ByAttribute,
  page: WebDocument,
  lost: Omission[],
  context: FetchContext,
): Promise<readonly Piece[]> {
  const all = attributesOf(page.body).filter(
    (each) => each.element === element && each.name === name,
  );
  const attributes = [...new Map(all.map((each) => [each.value, each])).values()];
  if (attributes.length > mostPieces) {
    lost.push({ what: `openings of ${page.url}`, reason: 'too many parts' });
  }
  const found: Piece[] = [];
  for (const [n, attribute] of attributes.slice(0, mostPieces).entries()) {
    context.progress(0, `Part ${n + 1} of ${attributes.length}`);
    const url = where === 'address' ? resolveLink(attribute.value, page.finalUrl) : null;
    const asked = url === null ? filled(request, attribute.value) : { ...request, url };
    try {
      const answer = await askFor(asked, html, context);
      found.push({ html: pieceAt(answer.body, html) ?? '', attribute });
    } catch (error) {
      if (context.signal.aborted) throw error;
      lost.push({ what: `openings of ${asked.url}`, reason: reasonOf(error, context) });
    }
  }
  return found.some((piece) => piece.html.trim() !== '') ? found : [];
}

function filled(request: ApiRequest, value: string): ApiRequest {
  const isJson = /^\s*[[{]/.test(request.body ?? '');
  const inBody = isJson ? JSON.stringify(value).slice(1, -1) : encodeURIComponent(value);
  return {
    ...request,
    url: request.url
      .replaceAll(hole, encodeURIComponent(value))
      .replaceAll(encodeURI(hole), encodeURIComponent(value)),
    body: request.body?.replaceAll(hole, inBody) ?? null,
  };
}

/** Pieces of a control get its words as their heading; others stand in the element that names them. */
function putTogether(page: string, pieces: readonly Piece[]): string {
  let html = page;
  let after = '';
  for (const { html: piece, attribute } of pieces) {
    const at = attribute === null || isControl(attribute) ? -1 : startOf(html, attribute);
    if (at !== -1) html = html.slice(0, at) + piece + html.slice(at);
    else {
      const label = attribute?.label ?? '';
      after += `${label === '' ? '' : `<h2>${escapeHtml(label)}</h2>`}<div>${piece}</div>`;
    }
  }
  const end = /<footer[\s>]|<\/main>|<\/body>/i.exec(html)?.index ?? html.length;
  return html.slice(0, end) + after + html.slice(end);
}

/** Where the inside of the element with this attribute begins; -1 if its tag is written otherwise. */
function startOf(html: string, { name, value }: PageAttribute): number {
  const written = value.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  const at = html.indexOf(`${name}="${written}"`);
  return at === -1 ? -1 : html.indexOf('>', at) + 1;
}
