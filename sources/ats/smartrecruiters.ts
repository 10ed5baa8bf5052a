import { z } from 'zod';
import type { RawPosting, Workplace } from '#core/posting.ts';
import { boardName, boardSegments, isPostingId, vendorHost } from '../board-address.ts';
import { jsonList } from '../board-list.ts';
import { getJson } from '../board-request.ts';
import { readEntries } from '../entries.ts';
import { employmentTypeOf } from '../fields/employment-type.ts';
import { isoDate } from '../fields/iso-date.ts';
import { body, flag, line, part, required } from '../fields/lenient.ts';
import { locationOf, namedLocation } from '../fields/location.ts';
import { rawPosting } from '../fields/raw-posting.ts';
import { type Section, sectionsHtml } from '../fields/sections.ts';
import { workplaceOf } from '../fields/workplace.ts';
import { descriptionOf } from '../html.ts';
import { jsonDetail, pagedBoardWithDetails } from '../list-details.ts';
import type { Source } from '../source.ts';

const pageSize = 100;

const Part = part({ title: line, text: body });
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
      companyDescription: Part,
      jobDescription: Part,
      qualifications: Part,
      additionalInformation: Part,
    }),
  }),
});
type Posting = z.output<typeof Posting>;

/**
 * SmartRecruiters posting API: developers.smartrecruiters.com/docs/posting-api. Without `limit` it
 * gives ten openings a page.
 */
export const smartrecruiters: Source = {
  ...pagedBoardWithDetails({
    slugOf,
    widget: {
      mark: /smartrecruiters|smart_widget/i,
      names: ['company[-_]?(?:code|identifier)', 'dcr[-_]?ci'],
    },
    request: (slug, { offset }) =>
      getJson(`${companyUrl(slug)}/postings?limit=${pageSize}&offset=${offset}`),
    pageSize,
    ifEmpty: 'SmartRecruiters answers the same for companies it does not know',
    list: jsonList({ list: 'content', total: 'totalFound' }),
    schema: Posting,
    id: ({ id }) => id,
    detail: {
      request: ({ id }, slug) => getJson(`${companyUrl(slug)}/postings/${encodeURIComponent(id)}`),
      read: jsonDetail(Posting),
      isOf: (detail, { id }) => detail.id === id,
    },
    posting,
  }),
  // A detail repeats its entry, so that each document is read alone.
  readsEach: true,
  parse: ({ documents, slug }) =>
    readEntries(documents, {
      list: 'content',
      schema: Posting,
      posting: (entry) => posting(entry, null, slug),
    }),
};

const companyUrl = (slug: string): string =>
  `https://api.smartrecruiters.com/v1/companies/${encodeURIComponent(slug)}`;

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

function posting(listed: Posting, detail: Posting | null, slug: string): RawPosting {
  const entry = detail ?? listed;
  const type = entry.typeOfEmployment;
  return rawPosting({
    externalId: entry.id,
    title: entry.name,
    company: entry.company.name,
    url: entry.postingUrl ?? publicUrl(entry.company.identifier ?? slug, entry.id),
    applyUrl: entry.applyUrl,
    locations: [place(entry)],
    workplace: workplace(entry),
    department: meant(entry.department.label),
    team: meant(entry.function.label),
    employmentType: employmentTypeOf(type.label) ?? typeById(type.id),
    level: meant(entry.experienceLevel.label),
    postedAt: isoDate(entry.releasedDate),
    ...descriptionOf(sectionsHtml(sectionsOf(entry))),
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
function sectionsOf({ jobAd: { sections } }: Posting): readonly Section[] {
  const { companyDescription, jobDescription, qualifications, additionalInformation } = sections;
  return [companyDescription, jobDescription, qualifications, additionalInformation].map(
    ({ title, text }) => ({ title, html: text }),
  );
}
