import { z } from 'zod';
import type { RawPosting } from '#core/posting.ts';
import type { WebDocument } from '#core/web-document.ts';
import { vendorHost } from '../board-address.ts';
import { jsonList } from '../board-list.ts';
import { getPage } from '../board-request.ts';
import { isoDate } from '../fields/iso-date.ts';
import { flag, line, part, required } from '../fields/lenient.ts';
import { locationOf } from '../fields/location.ts';
import { joinPostings, rawPosting } from '../fields/raw-posting.ts';
import { remoteIf } from '../fields/workplace.ts';
import { jobPage, readJobPage } from '../job-page.ts';
import { wholeBoardWithDetails } from '../list-details.ts';
import { textOnly } from '../page-text.ts';

const origin = 'https://recruiting.paylocity.com';

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

/** The page of a Paylocity job board, which holds its whole list for its own script. */
export const paylocity = wholeBoardWithDetails({
  slugOf,
  request: (slug) => getPage(`${origin}/recruiting/jobs/All/${slug}/`),
  list: jsonList({ list: 'Jobs', in: /window\.pageData\s*=/ }),
  schema: Entry,
  id: ({ JobId }) => JobId,
  detail: {
    request: ({ JobId }) => getPage(addressOf(JobId)),
    read: (page) => readJobPage(page) ?? textIn(page),
    keep: (page) =>
      readJobPage(page) === null ? (described.exec(page.body)?.[0] ?? '') : jobPage.keep(page),
  },
  posting,
});

function slugOf(url: URL): string | null {
  if (vendorHost(url) !== 'recruiting.paylocity.com') return null;
  const path =
    /^\/recruiting\/(?:v2\/api\/feed\/jobs|jobs\/all|jobs\/(?:details|apply)\/\d+)\/([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})/i;
  return path.exec(url.pathname)?.[1]?.toLowerCase() ?? null;
}

const addressOf = (id: string): string => `${origin}/Recruiting/Jobs/Details/${id}`;

/** Pages without JSON-LD have the text after a heading, up to the next one or the way to apply. */
const described =
  /class="job-listing-header">\s*Description\s*<\/div>([\s\S]*?)<div class="(?:job-listing-header|preview-bottom)/;

const textIn = (page: WebDocument): RawPosting | null =>
  textOnly(described.exec(page.body)?.[1]?.trim() ?? '');

/**
 * The day is the list's: the page states a clock of UTC with a local offset, hours too late. A place
 * that the employer does not show stays hidden.
 */
function posting(entry: Entry, page: RawPosting | null): RawPosting {
  const { City: city, State: region, Country: country } = entry.JobLocation;
  const isShown = entry.ShouldDisplayLocation !== false;
  const place = isShown ? locationOf({ text: entry.LocationName, city, region, country }) : null;
  const listed = rawPosting({
    externalId: entry.JobId,
    title: entry.JobTitle,
    url: addressOf(entry.JobId),
    locations: [place],
    workplace: remoteIf(entry.IsRemote),
    department: entry.HiringDepartment,
    postedAt: isoDate(entry.PublishedDate),
  });
  const { postedAt, locations } = listed;
  return { ...joinPostings(listed, page), postedAt, locations };
}
