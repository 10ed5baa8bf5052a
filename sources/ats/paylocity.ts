import { z } from 'zod';
import type { RawPosting } from '#core/posting.ts';
import type { WebDocument, WebRequest } from '#core/web-document.ts';
import { vendorHost } from '../board-address.ts';
import { jsonList } from '../board-list.ts';
import { matchBoard } from '../board-match.ts';
import { isoDate } from '../fields/iso-date.ts';
import { flag, line, part, required } from '../fields/lenient.ts';
import { distinctLocations, locationOf } from '../fields/location.ts';
import { joinPostings, rawPosting } from '../fields/raw-posting.ts';
import { descriptionOf } from '../html.ts';
import { jobPage, readJobPage } from '../job-page.ts';
import { type DetailedBoard, fetchWholeDetailed, readDetailed } from '../list-details.ts';
import { probeBoard } from '../single-request.ts';
import type { Source } from '../source.ts';

/** The page of a Paylocity job board, which holds its whole list for its own script. */
export const paylocity: Source = {
  readsEach: false,
  match: (page) => matchBoard(page, slugOf),
  probe: (slug, context) => probeBoard(listRequest(slug), board, context),
  fetch: (slug, context) =>
    fetchWholeDetailed({ slug, ...board, request: listRequest(slug) }, context),
  parse: (listing) => readDetailed(listing, { ...board, posting }),
};

const origin = 'https://recruiting.paylocity.com';

function slugOf(url: URL): string | null {
  if (vendorHost(url) !== 'recruiting.paylocity.com') return null;
  const path =
    /^\/recruiting\/(?:v2\/api\/feed\/jobs|jobs\/all)\/([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})/i;
  return path.exec(url.pathname)?.[1]?.toLowerCase() ?? null;
}

const listRequest = (slug: string): WebRequest => ({
  url: `${origin}/recruiting/jobs/All/${slug}/`,
  expect: 'html',
});

const addressOf = (id: string): string => `${origin}/Recruiting/Jobs/Details/${id}`;

const Entry = z.object({
  JobId: required,
  JobTitle: required,
  LocationName: line,
  ShouldDisplayLocation: flag,
  JobLocation: part({ City: line, State: line, Country: line }),
  PublishedDate: line,
  HiringDepartment: line,
  IsRemote: flag,
});
type Entry = z.output<typeof Entry>;

const board: DetailedBoard<typeof Entry> = {
  list: jsonList({ list: 'Jobs', in: /window\.pageData\s*=/ }),
  schema: Entry,
  id: ({ JobId }) => JobId,
  detail: {
    request: ({ JobId }) => ({ url: addressOf(JobId), expect: 'html' }),
    isOf: (page) => jobPage.isOf(page) || textIn(page) !== '',
    keep: (page) =>
      jobPage.isOf(page) ? jobPage.keep(page) : (described.exec(page.body)?.[0] ?? ''),
  },
};

/** Pages without JSON-LD have the text after a heading, up to the next one or the way to apply. */
const described =
  /class="job-listing-header">\s*Description\s*<\/div>([\s\S]*?)<div class="(?:job-listing-header|preview-bottom)/;

const textIn = (page: WebDocument): string => described.exec(page.body)?.[1]?.trim() ?? '';

/**
 * The day is the list's: the page states a clock of UTC with a local offset, hours too late. A place
 * that the employer does not show stays hidden.
 */
function posting(entry: Entry, detail: WebDocument | null): RawPosting {
  const { City: city, State: region, Country: country } = entry.JobLocation;
  const isShown = entry.ShouldDisplayLocation !== false;
  const place = isShown ? locationOf({ text: entry.LocationName, city, region, country }) : null;
  const listed = rawPosting({
    externalId: entry.JobId,
    title: entry.JobTitle,
    url: addressOf(entry.JobId),
    locations: [...distinctLocations([place])],
    workplace: entry.IsRemote === true ? 'remote' : null,
    department: entry.HiringDepartment,
    postedAt: isoDate(entry.PublishedDate),
  });
  const { postedAt, locations } = listed;
  const stated = readJobPage(detail);
  if (stated !== null) return { ...joinPostings(listed, stated), postedAt, locations };
  return detail === null ? listed : { ...listed, ...descriptionOf(textIn(detail)) };
}
