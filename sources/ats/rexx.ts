import { z } from 'zod';
import type { RawPosting } from '#core/posting.ts';
import { boardSubdomain } from '../board-address.ts';
import { getPage } from '../board-request.ts';
import { line, required } from '../fields/lenient.ts';
import { namedLocation } from '../fields/location.ts';
import { joinPostings, rawPosting } from '../fields/raw-posting.ts';
import { workplaceOf } from '../fields/workplace.ts';
import { jobPage } from '../job-page.ts';
import { wholeBoardWithDetails } from '../list-details.ts';
import { rowList } from '../row-list.ts';

const domain = 'rexx-systems.com';

const Row = z.object({ url: required, title: required, place: line, model: line, level: line });
type Row = z.output<typeof Row>;

/**
 * Job portals of rexx systems: one page with the list, and a page with JSON-LD for each opening. The
 * slug is the host: `acme-portal.rexx-systems.com` or a company's own domain. The list states its
 * total; a portal whose list has further pages is not known, so that one is not whole.
 */
export const rexx = wholeBoardWithDetails({
  slugOf,
  mark: /id="joboffer_table_container"/,
  request: (slug) => getPage(`https://${slug}/stellenangebote.html`),
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
  detail: { request: ({ url }) => getPage(url), ...jobPage },
  posting,
});

function slugOf(url: URL): string | null {
  const name = boardSubdomain(url, domain);
  return name?.endsWith('-portal') ? `${name}.${domain}` : null;
}

/** The number at the end: `/Clerk-mwd-de-j182.html`. */
function idOf({ url }: Row): string {
  return /-j(\d+)\.html/.exec(url)?.[1] ?? url;
}

/** "Präsenz / Mobil" names two work models, so neither counts. */
function posting(row: Row, page: RawPosting | null): RawPosting {
  const listed = rawPosting({
    externalId: idOf(row),
    title: row.title,
    url: row.url,
    locations: [namedLocation(row.place)],
    workplace: row.model?.includes('/') ? null : workplaceOf(row.model),
    level: row.level,
  });
  return joinPostings(listed, page);
}
