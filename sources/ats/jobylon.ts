import { z } from 'zod';
import type { RawPosting } from '#core/posting.ts';
import { resolveLink } from '#core/url.ts';
import type { WebDocument } from '#core/web-document.ts';
import { vendorHost } from '../board-address.ts';
import type { Listed } from '../board-list.ts';
import { matchBoard, strongest } from '../board-match.ts';
import { getPage } from '../board-request.ts';
import { listOrFail } from '../entries.ts';
import { employmentTypeOf } from '../fields/employment-type.ts';
import { isoDate } from '../fields/iso-date.ts';
import { line, listOf, required } from '../fields/lenient.ts';
import { namedLocation } from '../fields/location.ts';
import { joinPostings, rawPosting } from '../fields/raw-posting.ts';
import { workplaceOf } from '../fields/workplace.ts';
import { jobPage } from '../job-page.ts';
import { readLiteral } from '../js-literal.ts';
import { wholeBoardWithDetails } from '../list-details.ts';
import type { Page, SourceMatch } from '../source.ts';
import { matchWidget } from '../widget-settings.ts';

/** The vendor's template writes "None" for nothing. */
const stated = line.transform((text) => (text === 'None' ? null : text));

const Job = z.object({
  id: required,
  title: required,
  url: line,
  company: stated,
  locations: listOf(required),
  locations_text: stated,
  departments: listOf(required),
  workspace: stated,
  experience: stated,
  employment_type: stated,
  published_date: line,
  to_date: line,
});
type Job = z.output<typeof Job>;

/**
 * Jobylon's widget, a page that holds all openings in a script; it pages only on the screen. The
 * slug is the path of a company or a group of companies: `companies/1955`.
 */
export const jobylon = wholeBoardWithDetails({
  match: (page) => strongest(matchBoard(page, slugOf), matchSettings(page)),
  request: (slug) => getPage(`https://cdn.jobylon.com/jobs/${slug}/embed/v2/`),
  list: readList,
  schema: Job,
  id: ({ id }) => id,
  detail: {
    request: (job) => {
      const url = pageOf(job);
      return url === null ? null : getPage(url);
    },
    ...jobPage,
  },
  posting,
});

const slugOf = (url: URL): string | null =>
  vendorHost(url) === 'cdn.jobylon.com'
    ? (/^\/jobs\/((?:companies|company-groups)\/\d+)\/embed/.exec(url.pathname)?.[1] ?? null)
    : null;

/** The script of the widget takes the company's number from the page. */
function matchSettings(page: Page): SourceMatch | null {
  const match = matchWidget(page, {
    mark: /jobylon/i,
    names: ['jbl_company_id'],
    call: /jbl_company_id\D{1,10}(\d+)/g,
  });
  return match === null || !/^\d+$/.test(match.slug)
    ? null
    : { ...match, slug: `companies/${match.slug}` };
}

/** A script assigns the list; without it the page is another one. */
function readList(document: WebDocument): Listed {
  const found = /JBL\.embed_v2\[["']jobs["']\]\s*=\s*/.exec(document.body);
  const jobs =
    found === null ? undefined : readLiteral(document.body, found.index + found[0].length);
  return { entries: listOrFail(document, jobs, null) };
}

const pageOf = ({ url }: Job): string | null =>
  url === null ? null : resolveLink(url, 'https://emp.jobylon.com/');

function posting(job: Job, page: RawPosting | null): RawPosting {
  const places = job.locations.length > 0 ? job.locations : [job.locations_text];
  const listed = rawPosting({
    externalId: job.id,
    title: job.title,
    company: job.company,
    url: pageOf(job),
    locations: places.map(namedLocation),
    workplace: workplaceOf(job.workspace),
    department: job.departments[0] ?? null,
    employmentType: employmentTypeOf(job.employment_type),
    level: job.experience,
    postedAt: isoDate(job.published_date),
    validThrough: isoDate(job.to_date),
  });
  return joinPostings(listed, page);
}
