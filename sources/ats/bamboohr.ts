import { z } from 'zod';
import type { Location, RawPosting, Workplace } from '#core/posting.ts';
import { boardSubdomain } from '../board-address.ts';
import { getJson } from '../board-request.ts';
import { employmentTypeOf } from '../fields/employment-type.ts';
import { isoDate } from '../fields/iso-date.ts';
import { body, flag, line, part, required } from '../fields/lenient.ts';
import { locationOf } from '../fields/location.ts';
import { joinPostings, rawPosting } from '../fields/raw-posting.ts';
import { salaryOfText } from '../fields/salary.ts';
import { isNoPlace, workplaceOf } from '../fields/workplace.ts';
import { descriptionOf } from '../html.ts';
import { jsonDetail, wholeBoardWithDetails } from '../list-details.ts';

const domain = 'bamboohr.com';

/** What the list and the detail both may say. */
const fields = {
  jobOpeningName: required,
  departmentLabel: line,
  employmentStatusLabel: line,
  location: part({ city: line, state: line }),
  atsLocation: part({ city: line, state: line, province: line, country: line }),
  locationType: line,
  isRemote: flag,
};

const Entry = z.object({ id: required, ...fields });
type Entry = z.output<typeof Entry>;

const Opening = z.object({
  ...fields,
  jobOpeningShareUrl: line,
  description: body,
  compensation: line,
  datePosted: line,
});
type Opening = z.output<typeof Opening>;

/** The JSON behind a BambooHR careers site, which has no public documentation. */
export const bamboohr = wholeBoardWithDetails({
  slugOf,
  request: (slug) => getJson(`https://${slug}.${domain}/careers/list`),
  // An unknown company leads to the vendor's own site.
  judge: ({ finalUrl }) =>
    /^https:\/\/(www\.)?bamboohr\.com(\/|$)/.test(finalUrl) ? 'missing' : null,
  list: 'result',
  schema: Entry,
  id: ({ id }) => id,
  detail: {
    request: ({ id }, slug) => getJson(`https://${slug}.${domain}/careers/${id}/detail`),
    read: jsonDetail(Opening, 'result.jobOpening'),
    isOf: ({ jobOpeningShareUrl: url }, { id }) => url === null || url.split('/').at(-1) === id,
  },
  posting,
});

/** Logos come from numbered hosts: `images7.bamboohr.com`. */
function slugOf(url: URL): string | null {
  const slug = boardSubdomain(url, domain);
  return slug === null || /^images\d*$/.test(slug) ? null : slug;
}

function posting(entry: Entry, detail: Opening | null, slug: string): RawPosting {
  const listed = statedBy(entry, entry.id, `https://${slug}.${domain}/careers/${entry.id}`);
  if (detail === null) return listed;
  return joinPostings(listed, {
    ...statedBy(detail, entry.id, detail.jobOpeningShareUrl),
    salary: salaryOfText(detail.compensation, { country: detail.atsLocation.country }),
    postedAt: isoDate(detail.datePosted),
    ...descriptionOf(detail.description),
  });
}

type Stated = Omit<Entry, 'id'>;

const statedBy = (stated: Stated, externalId: string, url: string | null): RawPosting =>
  rawPosting({
    externalId,
    title: stated.jobOpeningName,
    url,
    locations: [placeOf(stated)],
    workplace: workplaceIn(stated),
    department: stated.departmentLabel,
    employmentType: employmentTypeOf(stated.employmentStatusLabel),
  });

/** Either of the two places may be empty. */
function placeOf({ location, atsLocation }: Stated): Location | null {
  const { city, state, province, country } = atsLocation;
  const isGiven = location.city !== null || location.state !== null;
  return isGiven
    ? locationOf({ city: location.city, region: location.state, country })
    : locationOf({ city, region: state ?? province, country });
}

/** The vendor's numbers for the three work models. */
const byType: ReadonlyMap<string, Workplace> = new Map([
  ['0', 'onsite'],
  ['1', 'remote'],
  ['2', 'hybrid'],
]);

/** Some employers write "Remote" for the city, whatever the type says. */
function workplaceIn({ location, atsLocation, locationType, isRemote }: Stated): Workplace | null {
  const city = location.city ?? atsLocation.city;
  const named = city !== null && isNoPlace(city) ? workplaceOf(city) : null;
  return isRemote === true ? 'remote' : (named ?? byType.get(locationType ?? '') ?? null);
}
