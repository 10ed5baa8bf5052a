import type { RawPosting } from '#core/posting.ts';
import type { WebDocument } from '#core/web-document.ts';
import { isRecord } from '../fields/lenient.ts';
import { joinPostings } from '../fields/raw-posting.ts';
import { descriptionOf } from '../html.ts';
import { jobPage, readJobPage } from '../job-page.ts';
import { detailOf, isKeptDetail, keepDetail } from '../listing/detail-page.ts';
import { mapFields } from '../records/field-map.ts';
import { parsedText, rootSpot } from '../records/json-path.ts';
import { readRecord } from '../records/read-records.ts';
import { textOf } from '../records/record-values.ts';
import { statesIn } from './page-state.ts';

const start = '<script type="application/json" id="opening">';
const end = '</script>';

/** What is kept of a page that a script fills. */
const nothing = `${start}null${end}`;

/**
 * The part of an opening's page that says more of it than the list: its data, else the text that it
 * shows. A page that a script fills is kept as one that says nothing. Null for a page about
 * another thing: it may be the site's fault.
 */
export function keepOpening(page: WebDocument, title: string): string | null {
  if (page.body.startsWith(start)) return page.body;
  if (readJobPage(page) !== null) return jobPage.keep(page);
  for (const { json } of statesIn(page.body)) {
    const record = recordOf(json, title);
    if (record !== null) return `${start}${written(record)}${end}`;
  }
  const shown = keepDetail(page, title);
  if (shownText(shown) !== null) return shown.body;
  const detail = detailOf(shown);
  return detail.kind === 'text' || (detail.kind === 'other' && detail.isEmpty) ? nothing : null;
}

/** The text that a page shows of its opening; null for one about other things, or without text. */
function shownText(page: WebDocument): string | null {
  if (!isKeptDetail(page)) return null;
  const detail = detailOf(page);
  return detail.kind === 'text' && detail.html !== '' ? detail.html : null;
}

/** JSON that ends no script. */
const written = (record: unknown): string => JSON.stringify(record).replaceAll('<', '\\u003c');

/** True for a page that was kept, reduced to its opening. */
export const isKept = (page: Pick<WebDocument, 'body'>): boolean =>
  page.body.startsWith(start) || isKeptDetail(page);

/** True for a kept page that says something of its opening. */
export const saysMore = (page: Pick<WebDocument, 'body'>): boolean =>
  isKept(page) && page.body !== nothing;

/** A listed opening with what its kept page says of it. What the list states of place and pay stays. */
export function withPage(listed: RawPosting, page: WebDocument): RawPosting {
  const html = shownText(page);
  if (html !== null) return { ...listed, ...descriptionOf(html) };
  return joinPostings(listed, readOpening(page));
}

/** The data of a kept page; null for any other page. */
function readOpening(page: WebDocument): RawPosting | null {
  if (!page.body.startsWith(start)) return readJobPage(page);
  const record = parsedText(page.body.slice(start.length, -end.length));
  return readAlone(record, page.finalUrl);
}

function readAlone(record: unknown, url: string): RawPosting | null {
  const spot = rootSpot(record);
  const { fields } = mapFields([spot], []);
  if (fields?.body === undefined) return null;
  const posting = readRecord(spot, { list: [], fields }, url);
  return posting === null || posting.descriptionText === '' ? null : posting;
}

const mostValues = 100_000;
const mostDepth = 30;

/** The record with this title and a text, the outermost one. */
function recordOf(json: unknown, title: string): unknown {
  let left = mostValues;
  let level: readonly unknown[] = [json];
  for (let depth = 0; depth < mostDepth && level.length > 0; depth += 1) {
    const next: unknown[] = [];
    for (const value of level) {
      left -= 1;
      if (left < 0) return null;
      if (
        isRecord(value) &&
        isTitled(value, title) &&
        readAlone(value, 'https://opening.example/')
      ) {
        return value;
      }
      if (typeof value === 'object' && value !== null) next.push(...Object.values(value));
      else if (typeof value === 'string' && value.length > 100) next.push(parsedText(value));
    }
    level = next;
  }
  return null;
}

const isTitled = (record: Readonly<Record<string, unknown>>, title: string): boolean =>
  Object.values(record).some((value) => textOf(value) === title);
