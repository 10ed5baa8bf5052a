import { z } from 'zod';
import { AppError } from '#core/errors.ts';
import type { RawPosting } from '#core/posting.ts';
import type { WebDocument, WebRequest } from '#core/web-document.ts';
import { vendorHost } from '../board-address.ts';
import { type Listed, valueAt } from '../board-list.ts';
import { matchBoard } from '../board-match.ts';
import type { Judge } from '../board-request.ts';
import { employmentTypeOf } from '../fields/employment-type.ts';
import { isoDate } from '../fields/iso-date.ts';
import { line, required, toAmount } from '../fields/lenient.ts';
import { distinctLocations, namedLocation } from '../fields/location.ts';
import { rawPosting } from '../fields/raw-posting.ts';
import { descriptionOf } from '../html.ts';
import { rowsOf } from '../html-rows.ts';
import { readAnswer } from '../json-document.ts';
import { type DetailedBoard, fetchWholeDetailed, readDetailed } from '../list-details.ts';
import { elementsIn } from '../page-text.ts';
import { probeBoard } from '../single-request.ts';
import type { Source } from '../source.ts';

/**
 * The search of a PageUp careers site, which answers a script with JSON that holds HTML. The slug is
 * the company's number with its site and language: `513/cw/en`.
 */
export const pageup: Source = {
  readsEach: false,
  match: (page) => matchBoard(page, slugOf),
  probe: (slug, context) => probeBoard(listRequest(slug), { ...board, judge }, context),
  fetch: (slug, context) =>
    fetchWholeDetailed({ slug, judge, ...board, request: listRequest(slug) }, context),
  parse: (listing) => readDetailed(listing, { ...board, posting }),
};

const host = 'careers.pageuppeople.com';

/** The robots.txt of known sites excludes `ci`. */
function slugOf(url: URL): string | null {
  const [, id, site = 'cw', language = 'en'] =
    /^\/(\d+)(?:\/([a-z]+)\/([a-z]{2}(?:-[a-z]{2})?)(?=\/|$)|\/?$)/i.exec(url.pathname) ?? [];
  const isNone = vendorHost(url) !== host || id === undefined || site === 'ci';
  return isNone ? null : `${id}/${site}/${language}`.toLowerCase();
}

/** Without this header it answers with the page for people. */
const asScript = { 'x-requested-with': 'XMLHttpRequest' };

/** More openings than any known board has. */
const mostListed = 1_000;

const listRequest = (slug: string): WebRequest => ({
  url: `https://${host}/${slug}/search/?page-items=${mostListed}`,
  expect: 'json',
  headers: asScript,
});

/** The firewall asks a browser to prove itself with an empty 202. */
const judge: Judge = ({ status, finalUrl, body: text }) => {
  if (status === 202 && text.trim() === '') return 'wall';
  return /\/jobnotfound\b/i.test(finalUrl) ? 'missing' : null;
};

const Row = z.object({ url: required, title: required, place: line, type: line, closes: line });
type Row = z.output<typeof Row>;

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

const board: DetailedBoard<typeof Row> = {
  list: listIn,
  schema: Row,
  id: idOf,
  detail: {
    request: ({ url }) => ({ url, expect: 'json', headers: asScript }),
    isOf: (document) => textIn(document) !== '' || typeof inAnswer(document) === 'string',
    keep: textIn,
  },
};

function idOf({ url }: Row): string {
  return numberIn(url) ?? url;
}

function inAnswer(document: WebDocument): unknown {
  return document.body.startsWith('<') ? document.body : valueAt(readAnswer(document), 'results');
}

/** The text of an opening; empty for the few companies that have it elsewhere. */
function textIn(document: WebDocument): string {
  const html = document.body === '' ? '' : inAnswer(document);
  return typeof html === 'string' ? elementsIn(html, '#job-details') : '';
}

const posting = (row: Row, detail: WebDocument | null): RawPosting =>
  rawPosting({
    externalId: idOf(row),
    title: row.title,
    url: row.url,
    locations: [...distinctLocations([namedLocation(row.place)])],
    employmentType: employmentTypeOf(row.type),
    validThrough: isoDate(row.closes),
    ...descriptionOf(detail === null ? '' : textIn(detail)),
  });
