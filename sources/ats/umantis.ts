import { z } from 'zod';
import type { RawPosting } from '#core/posting.ts';
import { resolveLink } from '#core/url.ts';
import type { WebDocument } from '#core/web-document.ts';
import { boardName, vendorHost } from '../board-address.ts';
import { type Listed, valueAt } from '../board-list.ts';
import { getPage } from '../board-request.ts';
import { employmentTypeOf } from '../fields/employment-type.ts';
import { isoDate } from '../fields/iso-date.ts';
import { labelled } from '../fields/labelled.ts';
import { line, lines, required, toAmount, toLine } from '../fields/lenient.ts';
import { namedLocation } from '../fields/location.ts';
import { rawPosting } from '../fields/raw-posting.ts';
import { rowsOf } from '../html-rows.ts';
import { readLiteral } from '../js-literal.ts';
import { pagedBoard } from '../paging.ts';
import { rowList } from '../row-list.ts';

const Row = z.object({ url: required, title: required, labels: lines, values: lines, text: line });
type Row = z.output<typeof Row>;

/**
 * Job portals of Umantis (Abacus, once Haufe). The slug is the host, `recruitingapp-2698.umantis.com`
 * or a company's own domain. Texts are not read: each company has its own template for them, and
 * some pages are filled by scripts.
 */
export const umantis = pagedBoard({
  slugOf,
  mark: /globalUmantisParams|class="HSTableLinkSubTitle"|"Abacus-Umantis"/,
  // A page names the next one, with a token of its search.
  request: (slug, { before }) =>
    getPage((before && navigationOf(before).next) ?? `https://${slug}/Jobs/All`),
  pageSize: null,
  list: readList,
  schema: Row,
  id: idOf,
  posting,
});

function slugOf(url: URL): string | null {
  const host = vendorHost(url);
  const label = /^([a-z\d-]+)(?:\.[a-z]{2})?\.umantis\.com$/.exec(host)?.[1];
  return boardName(label) === null ? null : host;
}

/** The last page may name the first as its next one; `size` is that of a full page. */
function navigationOf({ body, finalUrl }: WebDocument) {
  const first = (row: string, part: string) =>
    rowsOf(body, finalUrl, { row, parts: { value: part } })[0]?.value ?? null;
  const data = readLiteral(first('table-navigation', '@initial-data-string') ?? '', 0);
  const next =
    toLine(valueAt(data, 'NextLink.EnhancedUrl')) ??
    first('[data-pagination-next-href]', '@data-pagination-next-href');
  return {
    total: toAmount(valueAt(data, 'TableTotalLines')),
    next: next === null ? null : resolveLink(next, finalUrl),
    size: toAmount(first('[data-one-item-chunk]', '@data-one-item-chunk')),
  };
}

const readRows = rowList({
  container: 'table-navigation, [data-one-item-chunk], .tableaslist, .table-as-list',
  row: 'tr',
  parts: {
    url: 'a.HSTableLinkSubTitle[href*="/Vacancies/"]@href',
    title: 'a.HSTableLinkSubTitle',
    labels: '.visually-hidden+',
    values: '.column-value+',
    text: '',
  },
  needs: 'url',
});

function readList(document: WebDocument): Listed {
  const { entries } = readRows(document);
  const { total, next, size } = navigationOf(document);
  const isShort = size !== null && entries.length < size;
  return { entries, total, more: next === null || isShort ? false : null };
}

/** The number of the vacancy; the one after it is that of a language. */
function idOf({ url }: Row): string {
  return /\/Vacancies\/(\d+)/.exec(url)?.[1] ?? url;
}

/** Newer pages label their columns; older ones only name the day in the row's text. */
function posting(row: Row): RawPosting {
  const value = labelled(row.labels, row.values);
  const place = value(/\b(\p{L}*orte?|location|lieu|localit[éà]|luogo|sede)\b/iu);
  const since = /online seit:?\s*(\d{1,2}\.\d{1,2}\.\d{4})/i.exec(row.text ?? '')?.[1];
  return rawPosting({
    externalId: idOf(row),
    title: row.title,
    url: row.url,
    locations: [namedLocation(place)],
    employmentType: employmentTypeOf(value(/\bart\b|type|tipo|beschäftigungsart/i)),
    postedAt: isoDate(since),
  });
}
