import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minutes } from '#core/duration.ts';
import { AppError } from '#core/errors.ts';
import { legible } from '#core/legible.ts';
import { Location, Salary, Workplace } from '#core/posting.ts';
import { canonicalUrl, parseWebUrl, resolveLink } from '#core/url.ts';
import { readList } from '#host/lists/read-list.ts';
import { challengeOf } from '#sources/challenge.ts';
import { detectByPage, detectByUrl } from '#sources/detect.ts';
import { embeddedJson } from '#sources/embedded-json.ts';
import { decodeEntities } from '#sources/entities.ts';
import { employmentTypeOf } from '#sources/fields/employment-type.ts';
import { isoDate } from '#sources/fields/iso-date.ts';
import { toAmount, toLine } from '#sources/fields/lenient.ts';
import { locationOf, namedLocation } from '#sources/fields/location.ts';
import { currencyOf, periodOf, salaryOf, salaryOfText } from '#sources/fields/salary.ts';
import { dateOrderOf, slashDate } from '#sources/fields/slash-date.ts';
import { workplaceOf } from '#sources/fields/workplace.ts';
import { descriptionOf, plainTextToHtml } from '#sources/html.ts';
import { rowsOf } from '#sources/html-rows.ts';
import { collapseBlanks, htmlToText } from '#sources/html-text.ts';
import { readLiteral, unescapeScript } from '#sources/js-literal.ts';
import { onwardOf } from '#sources/onward.ts';
import { findRecords } from '#sources/records/find-records.ts';
import { parsedText } from '#sources/records/json-path.ts';
import { readRecords } from '#sources/records/read-records.ts';
import { statesIn } from '#sources/state/page-state.ts';
import { feedPosting } from '#sources/web/feed-posting.ts';
import { readJobPosting } from '#sources/web/job-posting.ts';
import { parseJsonLd } from '#sources/web/json-ld-repair.ts';
import { pageOf, readListPage } from '#sources/web/list-page.ts';
import { microdata, rdfa, readMarkedUp } from '#sources/web/marked-up.ts';
import { readPageControls } from '#sources/web/page-controls.ts';
import { readFeed } from '#sources/web/read-feed.ts';
import { readSchemaOrg } from '#sources/web/schema-org.ts';
import { readSitemap } from '#sources/web/sitemap-file.ts';
import { elementsIn, xmlList } from '#sources/xml-feed.ts';
import { webDocument } from '#tests/support/fetch-context.ts';
import { casesOfReader, parameters } from './cases.ts';
import { changed, someChanges } from './changes.ts';
import { oddTexts } from './odd-values.ts';
import { expectAlike, expectUnpolluted, expectWellRead, outcomeOf } from './promises.ts';
import {
  answers,
  companyLists,
  feeds,
  pages,
  scripts,
  sitemaps,
  statePages,
} from './small-documents.ts';

const url = 'https://acme.example/jobs';
const document = (body: string) => webDocument(url, { body });

/** Reads a text twice: the same text is read alike, and fails only by an AppError. */
function alike<T>(read: () => T): T | null {
  const first = outcomeOf(read);
  expectAlike(first, outcomeOf(read));
  return first instanceof AppError ? null : first;
}

function readPostings(html: string): void {
  const nodes = alike(() => readSchemaOrg(html))?.postings ?? [];
  const read = nodes.flatMap((node) => alike(() => readJobPosting(node, url)) ?? []);
  for (const posting of read) expectWellRead({ postings: [posting], skipped: [] }, html.length);
}

function readFeeds(body: string): void {
  const feed = alike(() => readFeed(document(body)));
  for (const entry of feed?.entries ?? []) {
    const posting = alike(() => feedPosting(entry, { url, hasEmployers: false }));
    if (posting !== null) expectWellRead({ postings: [posting], skipped: [] }, body.length);
  }
}

/** The texts of a JSON value, and keys, since they may name a department. */
function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') {
    yield value;
    yield decodeEntities(value.replace(/<[^<>]*>/g, ''));
    yield* textsIn(parsedText(value));
  } else if (typeof value === 'number') yield String(value);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      yield key;
      yield* textsIn(inner);
    }
  }
}

const letters = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase();

/** What is read stands in the JSON: no title and no place is made up. */
function readJson(body: string): void {
  const json = alike(() => parsedText(body));
  const found = alike(() => findRecords(json))?.found ?? [];
  for (const list of found) {
    const read = readRecords(json, list, url);
    const postings = [...new Map(read.postings.map((each) => [each.externalId, each])).values()];
    expectWellRead({ postings, skipped: read.skipped }, body.length);
    const written = [...textsIn(json)].map(letters).join(' ');
    for (const { title, locations, department } of postings) {
      const places = locations.flatMap(({ text }) => text.split(','));
      for (const text of [title, ...places, ...(department?.split(',') ?? [])]) {
        expect(written).toContain(letters(text));
      }
    }
  }
}

/** Readers of documents, with small documents that are changed. */
const documents: readonly (readonly [string, readonly string[], (body: string) => void])[] = [
  ['JSON-LD, microdata and RDFa', pages, readPostings],
  ['JSON-LD blocks', scripts, (text) => alike(() => parseJsonLd(text))],
  ['microdata alone', pages, (html) => alike(() => readMarkedUp(html, microdata))],
  ['RDFa alone', pages, (html) => alike(() => readMarkedUp(html, rdfa))],
  ['records of JSON', answers, readJson],
  ['data in pages', statePages, (html) => alike(() => statesIn(html))],
  ['feeds', feeds, readFeeds],
  ['XML', feeds, (body) => alike(() => xmlList('item', 'rss')(document(body)))],
  [
    'XML elements',
    feeds,
    (body) =>
      expect([...elementsIn(body, 'item')].join('').length).toBeLessThanOrEqual(body.length),
  ],
  [
    'sitemaps',
    sitemaps,
    (body) => {
      const file = alike(() => readSitemap(body, url));
      for (const page of file?.pages ?? []) expect(page.url).toMatch(/^https?:/);
    },
  ],
  ['JSON in pages', scripts, (text) => alike(() => embeddedJson(document(text), /data\s*=/))],
  ['JSON in elements', pages, (html) => alike(() => embeddedJson(document(html), 'script#state'))],
  ['literals of scripts', scripts, (text) => alike(() => readLiteral(text, text.indexOf('{')))],
  ['strings of scripts', scripts, (text) => alike(() => unescapeScript(text))],
  [
    'rows of pages',
    pages,
    (html) => {
      const shape = { row: 'li, tr, div', parts: { title: 'a', url: 'a@href', all: 'span+' } };
      const rows = alike(() => rowsOf(html, url, shape)) ?? [];
      for (const row of rows) expect(row.url ?? 'http').toMatch(/^http/);
    },
  ],
  [
    'descriptions',
    pages,
    (html) => {
      const read = alike(() => descriptionOf(html));
      expect(legible(read?.descriptionText ?? '')).toBe(read?.descriptionText);
    },
  ],
  ['texts of pages', pages, (html) => alike(() => htmlToText(html))],
  ['plain texts', pages, (text) => alike(() => plainTextToHtml(text))],
  ['walls', pages, (body) => alike(() => challengeOf({ body, status: 403 }))],
  ['lists on pages', pages, (body) => alike(() => readListPage(pageOf(document(body))))],
  ['the controls of pages', pages, (html) => alike(() => readPageControls(html))],
  ['links onward', pages, (html) => alike(() => onwardOf({ url: new URL(url), html }))],
  [
    'lists of companies',
    companyLists,
    (text) => {
      const rows = alike(() => readList(text)) ?? [];
      expect(rows.length).toBeLessThanOrEqual(text.length);
    },
  ],
];

const word = fc.oneof(
  fc.constantFrom(...oddTexts),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ maxLength: 40 }),
  fc
    .tuple(
      fc.constantFrom(
        ...['2026-05-01T10:00:00Z', '1 May 2026', '05/13/2026', '2026年5月1日', '1777600000'],
        ...['$50k - $60k a year', '3.500,- € brutto/Monat', '£12.50 per hour', '150 - 225000'],
        ...['Berlin, Germany', 'Remote (US)', 'Hybrid - Zürich', 'Full-time, temporary'],
        ...['https://jobs.lever.co/acme', 'acme.bamboohr.com/careers', 'http://[::1]:80/a?b#c'],
      ),
      someChanges,
    )
    .map(([text, changes]) => changed(text, changes)),
);

/** Readers of one field. */
const fields: readonly (readonly [string, (text: string) => void])[] = [
  [
    'dates',
    (text) => {
      for (const date of [
        alike(() => isoDate(text)),
        alike(() => slashDate(text, dateOrderOf([text]))),
      ]) {
        if (date !== null) expect(Date.parse(date), `${text} as ${date}`).not.toBeNaN();
      }
    },
  ],
  [
    'pay in words',
    (text) => {
      const pay = alike(() => salaryOfText(text, { currency: currencyOf(text) }));
      if (pay !== null) expect(Salary.parse(pay)).toEqual(pay);
    },
  ],
  [
    'pay in fields',
    (text) => {
      const [min, max] = [toAmount(text), toAmount(text.slice(1))];
      const pay = salaryOf({ min, max, currency: text, period: periodOf(text) });
      if (pay !== null) expect(Salary.parse(pay)).toEqual(pay);
    },
  ],
  [
    'places',
    (text) => {
      for (const place of [namedLocation(text), locationOf({ text, city: text, country: text })]) {
        if (place !== null) expect(Location.strict().parse(place)).toEqual(place);
        if (place !== null) expect(collapseBlanks(place.text)).toBe(place.text);
      }
    },
  ],
  ['work models', (text) => Workplace.nullable().parse(alike(() => workplaceOf(text)))],
  ['kinds of employment', (text) => alike(() => employmentTypeOf(text))],
  [
    'lines',
    (text) => {
      const line = alike(() => toLine(text));
      if (line !== null) expect(toLine(line), 'a line stays as it is').toBe(line);
    },
  ],
  [
    'addresses',
    (text) => {
      const parsed = alike(() => parseWebUrl(text).href);
      if (parsed === null) return;
      const canonical = canonicalUrl(text);
      expect(canonicalUrl(canonical), 'one spelling').toBe(canonical);
      expect(resolveLink(text, url) ?? 'http').toMatch(/^http/);
    },
  ],
];

/** For a machine that does other things. */
const timeout = minutes(10);

const readerCount = documents.length + fields.length + 2;

describe.skipIf(casesOfReader(1) === 0)('whatever a site sends', () => {
  it.each(documents)('%s', { timeout }, (_name, small, read) => {
    fc.assert(
      fc.property(fc.constantFrom(...small), someChanges, (body, changes) => {
        read(changed(body, changes));
      }),
      parameters(casesOfReader(readerCount)),
    );
    expectUnpolluted();
  });

  it.each(fields)('%s', { timeout }, (_name, read) => {
    fc.assert(
      fc.property(word, (text) => {
        read(text);
      }),
      parameters(casesOfReader(readerCount)),
    );
  });

  it('boards in pages and in addresses', { timeout }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...pages), someChanges, async (body, changes) => {
        const page = { url: new URL(url), html: changed(body, changes) };
        expect(await detectByPage(page)).toEqual(await detectByPage(page));
      }),
      parameters(casesOfReader(readerCount)),
    );
    await fc.assert(
      fc.asyncProperty(fc.webUrl({ withQueryParameters: true }), word, async (site, rest) => {
        const address = URL.parse(`${site}/${rest}`);
        if (address !== null)
          expect(await detectByUrl(address)).toEqual(await detectByUrl(address));
      }),
      parameters(casesOfReader(readerCount)),
    );
  });
});
