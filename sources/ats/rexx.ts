import { z } from 'zod';
import type { RawPosting } from '#core/posting.ts';
import type { WebDocument, WebRequest } from '#core/web-document.ts';
import { boardSubdomain } from '../board-address.ts';
import { matchBoard, matchMarkedHost, strongest } from '../board-match.ts';
import { line, required } from '../fields/lenient.ts';
import { distinctLocations, namedLocation } from '../fields/location.ts';
import { joinPostings, rawPosting } from '../fields/raw-posting.ts';
import { workplaceOf } from '../fields/workplace.ts';
import { jobPage, readJobPage } from '../job-page.ts';
import { type DetailedBoard, fetchWholeDetailed, readDetailed } from '../list-details.ts';
import { rowList } from '../row-list.ts';
import { probeBoard } from '../single-request.ts';
import type { Source } from '../source.ts';

/**
 * Job portals of rexx systems: one page with the list, and a page with JSON-LD for each opening. The
 * slug is the host: `acme-portal.rexx-systems.com` or a company's own domain. The list states its
 * total; a portal whose list has further pages is not known, so that one is not whole.
 */
export const rexx: Source = {
  readsEach: false,
  match: (page) => strongest(matchBoard(page, slugOf), matchMarkedHost(page, mark)),
  probe: (slug, context) => probeBoard(listRequest(slug), board, context),
  fetch: (slug, context) =>
    fetchWholeDetailed({ slug, request: listRequest(slug), ...board }, context),
  parse: (listing) => readDetailed(listing, { ...board, posting }),
};

const domain = 'rexx-systems.com';

function slugOf(url: URL): string | null {
  const name = boardSubdomain(url, domain);
  return name?.endsWith('-portal') ? `${name}.${domain}` : null;
}

const mark = /id="joboffer_table_container"/;

const listRequest = (slug: string): WebRequest => ({
  url: `https://${slug}/stellenangebote.html`,
  expect: 'html',
});

const Row = z.object({ url: required, title: required, place: line, model: line, level: line });
type Row = z.output<typeof Row>;

const board: DetailedBoard<typeof Row> = {
  list: rowList({
    container: '#joboffer_table_container',
    total: '#joboffer_table_container@data-all-count',
    row: '.joboffer_container',
    parts: {
      url: '.joboffer_title_text a@href',
      title: '.joboffer_title_text a',
      place: '.job_standort',
      model: '.job_location',
      level: '.job_details_second',
    },
    needs: 'url',
  }),
  schema: Row,
  id: idOf,
  detail: { request: ({ url }) => ({ url, expect: 'html' }), ...jobPage },
};

/** The number at the end: `/Clerk-mwd-de-j182.html`. */
function idOf({ url }: Row): string {
  return /-j(\d+)\.html/.exec(url)?.[1] ?? url;
}

/** "Präsenz / Mobil" names two work models, so neither counts. */
function posting(row: Row, page: WebDocument | null): RawPosting {
  const listed = rawPosting({
    externalId: idOf(row),
    title: row.title,
    url: row.url,
    locations: [...distinctLocations([namedLocation(row.place)])],
    workplace: row.model?.includes('/') ? null : workplaceOf(row.model),
    level: row.level,
  });
  return joinPostings(listed, readJobPage(page));
}
