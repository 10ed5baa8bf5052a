import { z } from 'zod';
import type { RawPosting } from '#core/posting.ts';
import type { WebDocument } from '#core/web-document.ts';
import { boardHost } from '../board-address.ts';
import type { Listed } from '../board-list.ts';
import { getPage } from '../board-request.ts';
import { line, lines, required } from '../fields/lenient.ts';
import { namedLocation } from '../fields/location.ts';
import { joinPostings, rawPosting } from '../fields/raw-posting.ts';
import { remoteIf, workplaceOf } from '../fields/workplace.ts';
import { rowsOf } from '../html-rows.ts';
import { wholeBoardWithDetails } from '../list-details.ts';
import { pageWith } from '../page-text.ts';
import { rowList } from '../row-list.ts';

const Row = z.object({
  url: required,
  title: line,
  isRemote: line,
  place: line,
  team: line,
  cells: lines,
});

const Opening = Row.extend({ title: required });
type Opening = z.output<typeof Opening>;

/**
 * Careers sites of Factorial, which list all openings on one page and have no JSON-LD. The slug is
 * the host, since the vendor has one domain for each region. No page says when an opening was posted.
 */
export const factorial = wholeBoardWithDetails({
  // The vendor has one domain for each region.
  slugOf: (url) =>
    boardHost(url, ['factorialhr.com', 'factorial.it', 'factorial.es', 'factorialhr.com.br']),
  request: (slug) => getPage(`https://${slug}/`),
  list: readList,
  schema: Opening,
  id: idOf,
  detail: { request: ({ url }) => getPage(url), ...pageWith('.styledText') },
  posting,
});

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
function readList(document: WebDocument): Listed {
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
}

/** The number at the end of the path, which widgets put under `/embed`. */
function idOf({ url }: Pick<Opening, 'url'>): string {
  return /-?(\d+)\/?(?:[?#].*)?$/.exec(url)?.[1] ?? url;
}

/** Cells are the team, then the work model; either may be missing. */
function posting(opening: Opening, page: RawPosting | null): RawPosting {
  const cells = (opening.cells ?? '').split('\n').filter((cell) => cell !== '');
  const model = cells.map(workplaceOf).find((workplace) => workplace !== null);
  const listed = rawPosting({
    externalId: idOf(opening),
    title: opening.title,
    url: opening.url.replace('/embed/job_posting/', '/job_posting/'),
    locations: [namedLocation(opening.place)],
    workplace: model ?? remoteIf(opening.isRemote === 'true'),
    department: opening.team,
  });
  return joinPostings(listed, page);
}
