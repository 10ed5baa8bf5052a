import { z } from 'zod';
import type { RawPosting } from '#core/posting.ts';
import type { WebDocument, WebRequest } from '#core/web-document.ts';
import { boardSubdomain } from '../board-address.ts';
import type { ReadList } from '../board-list.ts';
import { matchBoard } from '../board-match.ts';
import { line, required } from '../fields/lenient.ts';
import { distinctLocations, namedLocation } from '../fields/location.ts';
import { rawPosting } from '../fields/raw-posting.ts';
import { workplaceOf } from '../fields/workplace.ts';
import { rowsOf } from '../html-rows.ts';
import { type DetailedBoard, fetchWholeDetailed, readDetailed } from '../list-details.ts';
import { pageWith, readPage } from '../page-text.ts';
import { rowList } from '../row-list.ts';
import { probeBoard } from '../single-request.ts';
import type { Source } from '../source.ts';

/**
 * Careers sites of Factorial, which list all openings on one page and have no JSON-LD. The slug is
 * the host, since the vendor has one domain for each region. No page says when an opening was posted.
 */
export const factorial: Source = {
  readsEach: false,
  match: (page) => matchBoard(page, slugOf),
  probe: (slug, context) => probeBoard(listRequest(slug), board, context),
  fetch: (slug, context) =>
    fetchWholeDetailed({ slug, request: listRequest(slug), ...board }, context),
  parse: (listing) => readDetailed(listing, { ...board, posting }),
};

/** Also `factorial.es`, `factorial.it` and `factorialhr.com.br`. */
const domains = ['factorialhr.com', 'factorial.it', 'factorial.es', 'factorialhr.com.br'];

function slugOf(url: URL): string | null {
  for (const domain of domains) {
    const name = boardSubdomain(url, domain);
    if (name !== null) return `${name}.${domain}`;
  }
  return null;
}

const listRequest = (slug: string): WebRequest => ({ url: `https://${slug}/`, expect: 'html' });

const readRows = rowList({
  container: '#jobs, #location_filter, #team_filter',
  row: '[data-job-postings-url]',
  parts: {
    url: '@data-job-postings-url',
    isRemote: '@data-is-remote',
    place: '@data-location-id',
    team: '@data-team-id',
    title: '.factorial__headingFontFamily',
    cells: '.text-gray-350+',
  },
  needs: 'url',
});

/** Rows name places and teams by numbers, whose names are in the filters. */
const readList: ReadList = (document) => {
  const { entries } = readRows(document);
  const named = (filter: string) =>
    new Map(
      rowsOf(document.body, document.finalUrl, {
        row: `#${filter} option`,
        parts: { id: '@value', name: '' },
      }).map(({ id, name }) => [id, name]),
    );
  const [places, teams] = [named('location_filter'), named('team_filter')];
  const rows = z.array(Row).parse(entries);
  return {
    entries: rows.map((row) => ({
      ...row,
      place: places.get(row.place),
      team: teams.get(row.team),
    })),
  };
};

const Row = z.object({
  url: required,
  title: line,
  isRemote: line,
  place: line,
  team: line,
  cells: z.string().nullable(),
});

const Opening = Row.extend({ title: required });
type Opening = z.output<typeof Opening>;

const text = '.styledText';

const board: DetailedBoard<typeof Opening> = {
  list: readList,
  schema: Opening,
  id: idOf,
  detail: { request: ({ url }) => ({ url, expect: 'html' }), ...pageWith(text) },
};

/** The number at the end of the path, which widgets put under `/embed`. */
function idOf({ url }: Pick<Opening, 'url'>): string {
  return /-?(\d+)\/?(?:[?#].*)?$/.exec(url)?.[1] ?? url;
}

/** Cells are the team, then the work model; either may be missing. */
function posting(opening: Opening, page: WebDocument | null): RawPosting {
  const cells = (opening.cells ?? '').split('\n').filter((cell) => cell !== '');
  const model = cells.map(workplaceOf).find((workplace) => workplace !== null);
  const listed = rawPosting({
    externalId: idOf(opening),
    title: opening.title,
    url: opening.url.replace('/embed/job_posting/', '/job_posting/'),
    locations: [...distinctLocations([namedLocation(opening.place)])],
    workplace: model ?? (opening.isRemote === 'true' ? 'remote' : null),
    department: opening.team,
  });
  return readPage(listed, page, text);
}
