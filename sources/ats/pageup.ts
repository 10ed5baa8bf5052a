import { z } from 'zod';
import { AppError } from '#core/errors.ts';
import type { WebDocument, WebRequest } from '#core/web-document.ts';
import { vendorHost } from '../board-address.ts';
import { type Listed, valueAt } from '../board-list.ts';
import { getJson, type VendorAnswer, type Verdict } from '../board-request.ts';
import { employmentTypeOf } from '../fields/employment-type.ts';
import { isoDate } from '../fields/iso-date.ts';
import { line, required, toAmount } from '../fields/lenient.ts';
import { namedLocation } from '../fields/location.ts';
import { rawPosting } from '../fields/raw-posting.ts';
import { descriptionOf } from '../html.ts';
import { rowsOf } from '../html-rows.ts';
import { readAnswer } from '../json-document.ts';
import { wholeBoardWithDetails } from '../list-details.ts';
import { elementsIn } from '../page-text.ts';

const host = 'careers.pageuppeople.com';

/** More openings than any known board has. */
const mostListed = 1_000;

const Row = z.object({ url: required, title: required, place: line, type: line, closes: line });
type Row = z.output<typeof Row>;

/**
 * The search of a PageUp careers site, which answers a script with JSON that holds HTML. The slug is
 * the company's number with its site and language: `513/cw/en`.
 */
export const pageup = wholeBoardWithDetails({
  slugOf,
  request: (slug) => getAsScript(`https://${host}/${slug}/search/?page-items=${mostListed}`),
  judge,
  list: listIn,
  schema: Row,
  id: idOf,
  detail: {
    request: ({ url }) => getAsScript(url),
    read: textIn,
    keep: (page) => textIn(page) || '<p></p>',
  },
  posting: (row, text) =>
    rawPosting({
      externalId: idOf(row),
      title: row.title,
      url: row.url,
      locations: [namedLocation(row.place)],
      employmentType: employmentTypeOf(row.type),
      validThrough: isoDate(row.closes),
      ...descriptionOf(text ?? ''),
    }),
});

/** The robots.txt of known sites excludes `ci`. */
function slugOf(url: URL): string | null {
  const [, id, site = 'cw', language = 'en'] =
    /^\/(\d+)(?:\/([a-z]+)\/([a-z]{2}(?:-[a-z]{2})?)(?=\/|$)|\/?$)/i.exec(url.pathname) ?? [];
  const isNone = vendorHost(url) !== host || id === undefined || site === 'ci';
  return isNone ? null : `${id}/${site}/${language}`.toLowerCase();
}

/** Without this header it answers with the page for people. */
const getAsScript = (url: string): WebRequest => ({
  ...getJson(url),
  headers: { 'x-requested-with': 'XMLHttpRequest' },
});

/** The firewall asks a browser to prove itself with an empty 202. */
function judge({ status, finalUrl, body: text }: VendorAnswer): Verdict | null {
  if (status === 202 && text.trim() === '') return 'wall';
  return /\/jobnotfound\b/i.test(finalUrl) ? 'missing' : null;
}

const parts = {
  url: 'a.job-link@href',
  title: 'a.job-link',
  place: '.location',
  type: '.work-type',
  closes: '.close-date time@datetime',
} as const;

/** Rows differ between companies; the links in them do not. */
const shapes = ['tr, li, .job-listing, .list-item', 'a.job-link'];

function listIn(document: WebDocument): Listed {
  const answer = readAnswer(document);
  const [html, total] = [valueAt(answer, 'results'), toAmount(valueAt(answer, 'count'))];
  const url = document.finalUrl;
  const rows = new Map<string, object>();
  for (const row of typeof html === 'string' ? shapes : []) {
    for (const found of rowsOf(String(html), url, { row, parts, needs: 'url' })) {
      const id = numberIn(found.url ?? '');
      if (id !== null && !rows.has(id)) rows.set(id, found);
    }
  }
  if (typeof html !== 'string' || (rows.size === 0 && total !== 0)) {
    throw new AppError('unreadable_content', { url, reason: 'the answer lists no openings' });
  }
  return { entries: [...rows.values()], total, more: total === null && rows.size >= mostListed };
}

const numberIn = (address: string): string | null => /\/job\/(\d+)/.exec(address)?.[1] ?? null;

function idOf({ url }: Row): string {
  return numberIn(url) ?? url;
}

/** The text of an opening; empty for the few companies that have it elsewhere. */
function textIn(document: WebDocument): string | null {
  const { body } = document;
  if (body === '') return null;
  const html = body.startsWith('<') ? body : valueAt(readAnswer(document), 'results');
  return typeof html === 'string' ? elementsIn(html, '#job-details') : null;
}
