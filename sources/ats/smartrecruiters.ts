import { z } from 'zod';
import type { RawPosting, Workplace } from '#core/posting.ts';
import type { WebRequest } from '#core/web-document.ts';
import { boardName, boardSegments, isPostingId, vendorHost } from '../board-address.ts';
import { jsonList } from '../board-list.ts';
import { matchBoard, strongest } from '../board-match.ts';
import { escapeHtml } from '../entities.ts';
import { readEntries } from '../entries.ts';
import { employmentTypeOf } from '../fields/employment-type.ts';
import { isoDate } from '../fields/iso-date.ts';
import { body, flag, line, part, required } from '../fields/lenient.ts';
import { distinctLocations, locationOf, namedLocation } from '../fields/location.ts';
import { rawPosting } from '../fields/raw-posting.ts';
import { workplaceOf } from '../fields/workplace.ts';
import { descriptionOf } from '../html.ts';
import { readAnswer } from '../json-document.ts';
import { type DetailedBoard, fetchDetailed } from '../list-details.ts';
import { probeBoard } from '../single-request.ts';
import type { Source } from '../source.ts';
import { matchWidget, type Widget } from '../widget-settings.ts';

/**
 * SmartRecruiters posting API: developers.smartrecruiters.com/docs/posting-api. Without `limit` it
 * gives ten openings a page.
 */
export const smartrecruiters: Source = {
  readsEach: true,
  match: (page) => strongest(matchBoard(page, slugOf), matchWidget(page, widget)),
  probe: (slug, context) => probeBoard(listRequest(slug, 0), board, context),
  fetch: (slug, context) =>
    fetchDetailed(
      {
        slug,
        ...board,
        request: (offset) => listRequest(slug, offset),
        pageSize,
        ifEmpty: 'SmartRecruiters answers the same for companies it does not know',
      },
      context,
    ),
  parse: ({ documents, slug }) =>
    readEntries(documents, {
      list: 'content',
      schema: Posting,
      posting: (entry) => posting(entry, slug),
    }),
};

const pageSize = 100;

const companyUrl = (slug: string): string =>
  `https://api.smartrecruiters.com/v1/companies/${encodeURIComponent(slug)}`;

const listRequest = (slug: string, offset: number): WebRequest => ({
  url: `${companyUrl(slug)}/postings?limit=${pageSize}&offset=${offset}`,
  expect: 'json',
});

/** The vendor's portals that come before the company's name. */
const portals = ['ni', 'my-applications'];
const otherParts = ['oneclick-ui', 'external-referrals', 'sr-jobs', 'company-lookup', 'web-sso'];

/**
 * The company is in a parameter, else after `company`, else right before the posting, else first.
 * Anything earlier is a portal that many employers share.
 */
function slugOf(url: URL): string | null {
  const host = vendorHost(url);
  const segments = boardSegments(url);
  if (host === 'api.smartrecruiters.com') {
    return segments[0] === 'v1' && segments[1] === 'companies' ? boardName(segments[2]) : null;
  }
  if (!/^((careers|jobs)\.)?smartrecruiters\.com$/.test(host)) return null;
  const company = segments.indexOf('company');
  const posting = segments.findIndex(isPostingId);
  if (company !== -1) return boardName(url.searchParams.get('dcr_ci') ?? segments[company + 1]);
  if (posting > 0) return companyName(segments[posting - 1]);
  // The bare host holds the vendor's own pages, and some openings.
  if (host === 'smartrecruiters.com') return null;
  const named = segments.find((segment) => !portals.includes(segment));
  return companyName(named) ?? boardName(url.searchParams.get('company'));
}

const companyName = (segment: string | undefined): string | null =>
  otherParts.includes(segment ?? '') ? null : boardName(segment);

const widget: Widget = {
  mark: /smartrecruiters|smart_widget/i,
  names: ['company[-_]?(?:code|identifier)', 'dcr[-_]?ci'],
};

const Section = part({ title: line, text: body });
const Label = part({ id: line, label: line });

const Posting = z.object({
  id: required,
  name: required,
  company: part({ identifier: line, name: line }),
  postingUrl: line,
  applyUrl: line,
  releasedDate: line,
  location: part({
    city: line,
    region: line,
    country: line,
    remote: flag,
    hybrid: flag,
    fullLocation: line,
  }),
  department: Label,
  function: Label,
  typeOfEmployment: Label,
  experienceLevel: Label,
  jobAd: part({
    sections: part({
      companyDescription: Section,
      jobDescription: Section,
      qualifications: Section,
      additionalInformation: Section,
    }),
  }),
});
type Posting = z.output<typeof Posting>;

/** The text of an opening is in its detail, which repeats the entry. */
const board: DetailedBoard<typeof Posting> = {
  list: jsonList({ list: 'content', total: 'totalFound' }),
  schema: Posting,
  id: ({ id }) => id,
  detail: {
    request: ({ id }, slug) => ({
      url: `${companyUrl(slug)}/postings/${encodeURIComponent(id)}`,
      expect: 'json',
    }),
    isOf: (document, { id }) => {
      const detail = Posting.safeParse(readAnswer(document));
      return detail.success && detail.data.id === id;
    },
  },
};

function posting(entry: Posting, slug: string): RawPosting {
  const type = entry.typeOfEmployment;
  return rawPosting({
    externalId: entry.id,
    title: entry.name,
    company: entry.company.name,
    url: entry.postingUrl ?? publicUrl(entry.company.identifier ?? slug, entry.id),
    applyUrl: entry.applyUrl,
    locations: [...distinctLocations([place(entry)])],
    workplace: workplace(entry),
    department: meant(entry.department.label),
    team: meant(entry.function.label),
    employmentType: employmentTypeOf(type.label) ?? typeById(type.id),
    level: meant(entry.experienceLevel.label),
    postedAt: isoDate(entry.releasedDate),
    ...descriptionOf(htmlOf(entry)),
  });
}

/** The ids are the vendor's own: it labels its `permanent` "Full-time". */
const typeById = (id: string | null): RawPosting['employmentType'] =>
  id === 'permanent' ? 'full_time' : employmentTypeOf(id);

const publicUrl = (company: string, id: string): string =>
  `https://jobs.smartrecruiters.com/${encodeURIComponent(company)}/${id}`;

/** Old tenants write "remote" as the country, and so at the end of the whole place. */
function place({ location }: Posting) {
  const { fullLocation, city, region, country } = location;
  const parts = { city, region, country: country?.toUpperCase() ?? null };
  const text = workplaceOf(country) === null ? fullLocation : null;
  return locationOf({ ...parts, text }) ?? namedLocation(fullLocation);
}

/** Two flags and, at old tenants, the country. False means "not marked", never "onsite". */
function workplace({ location }: Posting): Workplace | null {
  if (location.hybrid === true) return 'hybrid';
  return location.remote === true ? 'remote' : workplaceOf(location.country);
}

/** Choices of a form without a meaning. */
const meant = (label: string | null): string | null =>
  label !== null && /^(other|not applicable|none)$/i.test(label) ? null : label;

/** Some employers fill only one or two of the sections, whichever they are. */
function htmlOf({ jobAd }: Posting): string {
  const { companyDescription, jobDescription, qualifications, additionalInformation } =
    jobAd.sections;
  return [companyDescription, jobDescription, qualifications, additionalInformation]
    .filter(({ text }) => !isBlank(text))
    .map(({ title, text }) => (title === null ? text : `<h3>${escapeHtml(title)}</h3>${text}`))
    .join('\n');
}

const isBlank = (html: string): boolean => html.replace(/<[^>]*>|&nbsp;/g, '').trim() === '';
