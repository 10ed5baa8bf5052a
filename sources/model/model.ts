import { z } from 'zod';
import { AppError, type ErrorCode } from '#core/errors.ts';
import type { Listing, Omission } from '#core/listing.ts';
import type { RawPosting } from '#core/posting.ts';
import { counted } from '#core/quantity.ts';
import type { WebDocument } from '#core/web-document.ts';
import { namedLocation } from '../fields/location.ts';
import { rawPosting } from '../fields/raw-posting.ts';
import { pagesOf } from '../listing/collect-listing.ts';
import { readingOf } from '../listing/listed-openings.ts';
import type { Detection, FetchContext, Fetched, Parsed, Source } from '../source.ts';
import { fetchPage } from '../web/fetch-page.ts';
import { pageKey } from '../web/page-key.ts';
import { readPageSigns } from '../web/page-signs.ts';
import { listingOf } from '../whole-listing.ts';
import { type PageLine, pageLines, partsOf } from './page-lines.ts';
import { checkAnswer, questionAbout, ReadOpening, states } from './read-page.ts';

/**
 * Careers pages that nothing else can read: a language model reads their text, if one is set. It
 * decides nothing about the page: only what stands there word for word counts. The slug is the
 * address.
 */
export const model: Source = {
  readsEach: false,
  match: () => null,
  fetch: fetchOpenings,
  parse: parseDocuments,
};

/** The last means of all: null without a model, if it does not answer, or finds no openings. */
export async function detectByModel(
  slug: string,
  context: FetchContext,
): Promise<Detection | null> {
  if (context.ask === undefined) return null;
  const reading = await readNew(slug, context);
  if (reading === null) return null;
  const [first, second] = reading.openings.map(({ title }) => `“${title}”`);
  const names = [first, second].filter((name) => name !== undefined).join(', ');
  const count = counted(reading.openings.length, 'opening', 'openings');
  const evidence = `a language model found ${count} in the text of the page: ${names}`;
  return { source: 'model', slug, confidence: 0.25, evidence };
}

/** What a scan keeps of a page: its text, and the openings that stand in it. */
const Kept = z.object({
  isDrawn: z.boolean(),
  lines: z.array(z.string()),
  openings: z.array(ReadOpening),
});
type Kept = z.infer<typeof Kept>;

const start = '<script type="application/json" id="read-by-model">';
const end = '</script>';

function keptIn(document: WebDocument | null): Kept | null {
  if (document === null || !document.body.startsWith(start)) return null;
  try {
    return Kept.parse(JSON.parse(document.body.slice(start.length, -end.length)));
  } catch {
    // A page that only begins like a kept one, or one of another version.
    return null;
  }
}

/** A page's text as it was got, and what the page itself says of its list. */
type Text = {
  readonly isDrawn: boolean;
  readonly document: WebDocument;
  readonly lines: readonly PageLine[];
  readonly total: number | null;
  readonly saysNone: boolean;
  readonly lost: readonly Omission[];
};

type Reading = {
  readonly text: Text;
  readonly openings: readonly ReadOpening[];
  readonly lost: readonly Omission[];
};

/**
 * The page's openings. Asks the model only if the text has changed. A known opening stays as long as
 * it stands on the page, whatever the model says: only what is gone from the page is closed. Throws
 * `no_openings_found` for a page without any.
 */
async function fetchOpenings(slug: string, context: FetchContext): Promise<Fetched> {
  const before = keptIn(context.previous(slug));
  const reading =
    before === null ? await readNew(slug, context) : await readAgain(slug, before, context);
  if (reading === null) throw new AppError('no_openings_found', { url: slug });
  const { text, openings, lost } = reading;
  if (openings.length === 0 && !text.saysNone)
    throw new AppError('no_openings_found', { url: slug });
  const kept: Kept = {
    isDrawn: text.isDrawn,
    lines: text.lines.map((line) => line.text),
    openings: [...openings],
  };
  const body = `${start}${JSON.stringify(kept).replaceAll('<', '\\u003c')}${end}`;
  const { total } = text;
  return listingOf({
    // In full, for the next scan has nothing to compare half a page with.
    documents: [{ ...text.document, url: slug, body, etag: null, lastModified: null }],
    claimed: total !== null && openings.length <= total ? total : null,
    listed: openings.length,
    proof: 'model',
    lost: [...text.lost, ...lost],
  });
}

/** The page as its site sends it, else as a browser draws it; null if the model finds no openings. */
async function readNew(slug: string, context: FetchContext): Promise<Reading | null> {
  const plain = await textOf(slug, false, context);
  const read = plain === null ? null : await askAbout(plain, slug, context);
  if (read !== null && read.openings.length > 0) return read;
  const drawn = await textOf(slug, true, context);
  if (drawn === null || (plain !== null && isSameText(drawn.lines, plain.lines))) return null;
  const seen = await askAbout(drawn, slug, context);
  return seen.openings.length > 0 ? seen : null;
}

/** A new reading that finds this share of the known openings is of the same list. */
const sameList = 0.5;
const fewKnown = 3;

async function readAgain(
  slug: string,
  before: Kept,
  context: FetchContext,
): Promise<Reading | null> {
  const text = await textOf(slug, before.isDrawn, context);
  if (text === null) return null;
  const { lines } = text;
  const there = before.openings.filter(({ title, place }) =>
    [title, place].every(
      (words) => words === null || lines.some((line) => states(line.text, words)),
    ),
  );
  const isAll = there.length === before.openings.length;
  if (
    isAll &&
    isSameText(
      lines,
      before.lines.map((each) => ({ text: each })),
    )
  ) {
    return { text, openings: there, lost: [] };
  }
  const { openings, lost } = await askAbout(text, slug, context);
  const news = openings.filter((opening) => !there.some((each) => isSame(each, opening, lines)));
  const isOther =
    before.openings.length >= fewKnown && there.length < before.openings.length * sameList;
  const reason = `the page has changed: ${there.length} of ${before.openings.length} known openings stand on it`;
  return {
    text,
    openings: [...there, ...news],
    lost: [...lost, ...(isOther ? [{ what: `openings of ${slug}`, reason }] : [])],
  };
}

/** The same opening, though the model cuts its title elsewhere: both stand in the same lines. */
function isSame(known: ReadOpening, found: ReadOpening, lines: readonly PageLine[]): boolean {
  if (known.title === found.title) {
    return known.place === null || found.place === null || known.place === found.place;
  }
  if (!states(known.title, found.title) && !states(found.title, known.title)) return false;
  return lines.every(({ text }) => states(text, known.title) === states(text, found.title));
}

/** Numbers change although a page does not: counters, days, ages. */
function isSameText(
  one: readonly Pick<PageLine, 'text'>[],
  other: readonly Pick<PageLine, 'text'>[],
) {
  const steady = ({ text }: Pick<PageLine, 'text'>) => text.replace(/\d+/g, '0');
  return (
    one.length === other.length && one.every((line, n) => steady(line) === steady(other[n] ?? line))
  );
}

/** Shorter pages are the frame that a script fills. */
const leastLetters = 40;

/** The text of the page; null if it shows none, or cannot be drawn. */
async function textOf(slug: string, isDrawn: boolean, context: FetchContext): Promise<Text | null> {
  const got = isDrawn ? await drawnPages(slug, context) : plainPage(await fetchPage(slug, context));
  if (got === null) return null;
  const { documents, left } = got;
  const [document] = documents;
  const lines = documents.flatMap(pageLines);
  const letters = lines.reduce((sum, { text }) => sum + text.length, 0);
  if (document === undefined || letters < leastLetters) return null;
  const totals = documents.flatMap(
    ({ body, finalUrl }) => readPageSigns(body, finalUrl, slug).total ?? [],
  );
  return {
    ...{ isDrawn, document, lines },
    total: totals.length === 0 ? null : Math.max(...totals),
    saysNone: documents.some((each) => readingOf(each).saysNone),
    lost: left === null ? [] : [{ what: `openings of ${slug}`, reason: left }],
  };
}

type Pages = { readonly documents: readonly WebDocument[]; readonly left: string | null };

const plainPage = (document: WebDocument): Pages => ({ documents: [document], left: null });

async function drawnPages(slug: string, context: FetchContext): Promise<Pages | null> {
  if (context.draw === undefined) return null;
  try {
    const drawn = await context.draw(slug);
    const left = drawn.isWhole ? null : (drawn.left ?? 'the page was not read to its end');
    return { documents: pagesOf(drawn), left };
  } catch (error) {
    if (context.signal.aborted || !(error instanceof AppError)) throw error;
    return null;
  }
}

/** Errors of the model, after which the page is as unread as without one. */
const ofModel: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'llm_unreachable',
  'llm_refused',
  'llm_invalid_answer',
]);

/** Of the things that a model names, this share may be refused: it guesses if there are more. */
const mostRefused = 0.25;

async function askAbout(text: Text, slug: string, context: FetchContext): Promise<Reading> {
  const what = `openings of ${slug}`;
  const { parts, left } = partsOf(text.lines);
  const unasked = reasonNotToAsk(text, context);
  if (context.ask === undefined || unasked !== null) {
    return { text, openings: [], lost: [{ what, reason: unasked ?? noModel }] };
  }
  const openings: ReadOpening[] = [];
  const lost: Omission[] = [];
  let refused = 0;
  context.progress(0.1, 'A language model reads the page');
  for (const part of parts) {
    try {
      const checked = checkAnswer(
        await context.ask(questionAbout(part)),
        part,
        text.document.finalUrl,
      );
      if (checked === null) lost.push({ what, reason: 'the model’s answer has another form' });
      openings.push(...(checked?.openings ?? []));
      refused += checked?.refused ?? 0;
    } catch (error) {
      if (context.signal.aborted || !(error instanceof AppError) || !ofModel.has(error.code))
        throw error;
      lost.push({ what, reason: error.message });
      break;
    }
  }
  if (left > 0) {
    const lines = counted(left, 'line', 'lines');
    lost.push({ what, reason: `the page is longer than a model reads here: ${lines} are left` });
  }
  if (refused > (openings.length + refused) * mostRefused) {
    const things = counted(refused, 'opening', 'openings');
    lost.push({ what, reason: `the model named ${things} that do not stand on the page` });
  }
  return { text, openings: distinct(openings), lost };
}

const noModel = 'no language model is set';

const reasonNotToAsk = ({ document }: Text, { ask }: FetchContext): string | null => {
  if (ask === undefined) return noModel;
  return document.noModel === true ? 'the site asks that language models do not read it' : null;
};

const distinct = (openings: readonly ReadOpening[]): readonly ReadOpening[] => [
  ...new Map(openings.map((each) => [JSON.stringify([each.title, each.place]), each])).values(),
];

function parseDocuments({ documents, slug }: Pick<Listing, 'documents' | 'slug'>): Parsed {
  const [document = null] = documents;
  const openings = keptIn(document)?.openings ?? [];
  const counts = new Map<string, number>();
  const postings = openings.map(({ title, place, url }): RawPosting => {
    const name = nameOf(title);
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    const id = `${pageKey(slug)}#${name}${count === 1 ? '' : `--${count}`}`;
    return rawPosting({
      ...{ externalId: id, title, company: null, url: url ?? id, applyUrl: null },
      locations: [namedLocation(place ?? '')],
    });
  });
  return { postings, skipped: [] };
}

/** Letters and digits of any script. */
const nameOf = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
