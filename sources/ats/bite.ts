import { z } from 'zod';
import { AppError } from '#core/errors.ts';
import type { RawPosting } from '#core/posting.ts';
import type { WebDocument, WebRequest } from '#core/web-document.ts';
import { vendorHost } from '../board-address.ts';
import { jsonList } from '../board-list.ts';
import { matchBoard, strongest } from '../board-match.ts';
import { getJson, postJson, requestBoard } from '../board-request.ts';
import { employmentTypeOf } from '../fields/employment-type.ts';
import { isoDate } from '../fields/iso-date.ts';
import { body, isRecord, line, oneOrMore, part, required } from '../fields/lenient.ts';
import { locationOf } from '../fields/location.ts';
import { rawPosting } from '../fields/raw-posting.ts';
import { descriptionOf } from '../html.ts';
import { type DetailedBoard, fetchDetailed, jsonDetail, readDetailed } from '../list-details.ts';
import type { PageFacts } from '../paging.ts';
import { probeBoard } from '../single-request.ts';
import type { Page, Source, SourceMatch } from '../source.ts';
import { baseSalaryOf } from '../web/base-salary.ts';

/**
 * The API behind BITE's widgets on companies' own pages. The slug is the path of the widget's list,
 * `acme/jobs-api/main-listing`, whose script holds the key to the API. The API is asked in German: a
 * list may hold fewer openings in another language.
 */
export const bite: Source = {
  readsEach: false,
  match: (page) => strongest(matchBoard(page, slugOf), matchWidget(page)),
  probe: (slug, context) =>
    probeBoard(
      async () => pagesOf(await context.fetch(scriptRequest(slug))).request(0, 0, null),
      board,
      context,
    ),
  fetch: async (slug, context) => {
    const script = await requestBoard(context, { slug }, scriptRequest(slug));
    return await fetchDetailed({ slug, ...pagesOf(script), ...board }, context);
  },
  parse: (listing) => readDetailed(listing, { ...board, posting }),
};

const slugOf = (url: URL): string | null =>
  vendorHost(url) === 'cs-assets.b-ite.com'
    ? (/^\/([\w-]+\/jobs-api\/[\w-]+)(?:\.min)?\.js$/.exec(url.pathname)?.[1] ?? null)
    : null;

/** The element that a widget fills; that of a chat has no key. */
const widget =
  /data-bite-jobs-api-listing\s*=\s*["']([\w-]{1,80}):(?!niiid\b)([\w-]{1,160})["'#:]/i;

function matchWidget({ html }: Page): SourceMatch | null {
  const [, customer, list] = widget.exec(html ?? '') ?? [];
  if (list === undefined) return null;
  const slug = `${customer}/jobs-api/${list}`;
  return { slug, confidence: 0.85, evidence: `the page sets up a widget of the list "${slug}"` };
}

const scriptRequest = (slug: string): WebRequest => ({
  url: `https://cs-assets.b-ite.com/${slug}.min.js`,
  expect: 'text',
});

const api = 'https://jobs.b-ite.com';

/** One page holds nearly every list. */
const pageSize = 100;

function pagesOf({ body: script, finalUrl: url }: WebDocument): PageFacts {
  const key =
    /\bkey\s*:\s*["']([\da-f]{40})["']/.exec(script) ?? /["']([\da-f]{40})["']/.exec(script);
  if (key === null) {
    throw new AppError('unreadable_content', { url, reason: 'the script holds no key' });
  }
  return {
    request: (offset) =>
      postJson(`${api}/api/v1/postings/search`, {
        key: key[1],
        channel: 0,
        locale: 'de',
        page: { offset, num: pageSize },
      }),
    pageSize,
  };
}

const Posting = z.object({
  url: required,
  title: required,
  applyUrl: line,
  address: part({ city: line, country: line }),
  employer: part({ name: line }),
  employmentType: oneOrMore(required),
  activatedOn: line,
  startsOn: line,
  createdOn: line,
  modifiedOn: line,
  endsOn: line,
});
type Posting = z.output<typeof Posting>;

const Detail = z.object({
  title: required,
  content: part({
    html: z.preprocess((html) => (isRecord(html) ? html.rendered : html), body),
  }),
  baseSalary: z.transform((value: unknown) => value),
});
type Detail = z.output<typeof Detail>;

const board: DetailedBoard<typeof Posting, Detail> = {
  list: jsonList({ list: 'jobPostings', total: 'page.total' }),
  schema: Posting,
  id: hashOf,
  detail: {
    request: (entry) =>
      getJson(`${api}/jobposting/${hashOf(entry)}/json?locale=de&contentRendered=true`),
    read: jsonDetail(Detail),
  },
};

/** The id in the address, which is the company's own: `/jobposting/9d6d3e…`. */
function hashOf({ url }: Pick<Posting, 'url'>): string {
  return /\/jobposting\/([\da-f]{40,42})/.exec(url)?.[1] ?? url;
}

function posting(entry: Posting, detail: Detail | null): RawPosting {
  const { city, country } = entry.address;
  return rawPosting({
    externalId: hashOf(entry),
    title: entry.title,
    company: entry.employer.name,
    url: entry.url,
    applyUrl: entry.applyUrl,
    locations: [locationOf({ city, country: country?.toUpperCase() ?? null })],
    employmentType: employmentTypeOf(entry.employmentType.join(', ')),
    salary: baseSalaryOf({ baseSalary: detail?.baseSalary }),
    postedAt: isoDate(entry.activatedOn) ?? isoDate(entry.startsOn) ?? isoDate(entry.createdOn),
    updatedAt: isoDate(entry.modifiedOn),
    validThrough: isoDate(entry.endsOn),
    ...descriptionOf(detail?.content.html ?? ''),
  });
}
