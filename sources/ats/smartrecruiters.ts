import { z } from 'zod';
import type { RawPosting, Workplace } from '#core/posting.ts';
import { boardName, boardSegments, isPostingId, vendorHost } from '../board-address.ts';
import { matchBoard, strongest } from '../board-match.ts';
import { escapeHtml } from '../entities.ts';
import { readEntries } from '../entries.ts';
import { employmentTypeOf } from '../fields/employment-type.ts';
import { isoDate } from '../fields/iso-date.ts';
import { body, flag, line, part, required } from '../fields/lenient.ts';
import { distinctLocations, locationOf } from '../fields/location.ts';
import { rawPosting } from '../fields/raw-posting.ts';
import { descriptionOf } from '../html.ts';
import { probeList } from '../single-request.ts';
import type { Source } from '../source.ts';
import { matchWidget, type Widget } from '../widget-settings.ts';
import { fetchSmartRecruiters, listRequest } from './smartrecruiters-fetch.ts';

/** SmartRecruiters posting API: developers.smartrecruiters.com/docs/posting-api. */
export const smartrecruiters: Source = {
  id: 'smartrecruiters',
  label: 'SmartRecruiters',
  means: 'ats_api',
  match: (page) => strongest(matchBoard(page, slugOf), matchWidget(page, widget)),
  probe: (slug, context) =>
    probeList(listRequest(slug, 0), { member: 'content', id: 'id' }, context),
  fetch: (slug, context) => fetchSmartRecruiters(smartrecruiters, slug, context),
  parse: ({ documents, slug }) =>
    readEntries(documents, {
      list: 'content',
      schema: Posting,
      posting: (entry) => posting(entry, slug),
    }),
};

/** Portals of the vendor that stand before the company's name. */
const portals = ['ni', 'my-applications'];
const otherParts = ['oneclick-ui', 'external-referrals', 'sr-jobs', 'company-lookup', 'web-sso'];

/**
 * The company is named by a parameter, else behind the word `company`, else right before the
 * posting, else first. What stands further ahead is a portal, which many employers share.
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
  // The vendor's own pages stand on its bare host, and some openings.
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

/** The ids are the vendor's own: its `permanent` is labelled "Full-time". */
const typeById = (id: string | null): RawPosting['employmentType'] =>
  id === 'permanent' ? 'full_time' : employmentTypeOf(id);

const publicUrl = (company: string, id: string): string =>
  `https://jobs.smartrecruiters.com/${encodeURIComponent(company)}/${id}`;

function place({ location }: Posting) {
  return locationOf({
    text: location.fullLocation,
    city: location.city,
    region: location.region,
    country: location.country?.toUpperCase() ?? null,
  });
}

/** False is "not marked", never "onsite". */
function workplace({ location }: Posting): Workplace | null {
  if (location.hybrid === true) return 'hybrid';
  return location.remote === true ? 'remote' : null;
}

/** The choices of a form that say nothing. */
const meant = (label: string | null): string | null =>
  label !== null && /^(other|not applicable|none)$/i.test(label) ? null : label;

function htmlOf({ jobAd }: Posting): string {
  const { companyDescription, jobDescription, qualifications, additionalInformation } =
    jobAd.sections;
  return [companyDescription, jobDescription, qualifications, additionalInformation]
    .filter(({ text }) => text !== '')
    .map(({ title, text }) => (title === null ? text : `<h3>${escapeHtml(title)}</h3>${text}`))
    .join('\n');
}
