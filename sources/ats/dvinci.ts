import { z } from 'zod';
import type { Location, RawPosting } from '#core/posting.ts';
import { isHostOf } from '#core/url.ts';
import { boardSubdomain } from '../board-address.ts';
import { getJson } from '../board-request.ts';
import { employmentTypeOf } from '../fields/employment-type.ts';
import { isoDate } from '../fields/iso-date.ts';
import { body, isRecord, line, listOf, part, required } from '../fields/lenient.ts';
import { locationOf, namedLocation } from '../fields/location.ts';
import { rawPosting } from '../fields/raw-posting.ts';
import { descriptionOf } from '../html.ts';
import { wholeBoard } from '../single-request.ts';
import { baseSalaryOf } from '../web/base-salary.ts';

const domain = 'dvinci-hr.com';

const Named = z.preprocess(
  (value) => (isRecord(value) ? value : { name: value }),
  z.looseObject({ name: line, internalName: line }),
);

const Place = part({
  name: line,
  country: part({ name: line }),
  address: part({ city: line, country: part({ name: line }) }),
});

const Publication = z.object({
  id: required,
  position: required,
  jobPublicationURL: line,
  applicationFormURL: line,
  startDate: line,
  endDate: line,
  introduction: body,
  tasks: body,
  profile: body,
  weOffer: body,
  closingText: body,
  jobOpening: part({
    type: line,
    location: line,
    locations: listOf(Place),
    department: line,
    categories: listOf(Named),
    workingTimes: listOf(Named),
    contractPeriod: Named,
    createdDate: line,
    salary: z.transform((value: unknown) => value),
  }),
});
type Publication = z.output<typeof Publication>;

/**
 * The list of d.vinci's documented Job Publication API. The slug is the portal's host with its path:
 * `acme.dvinci-hr.com`, `acme.dvinci-hr.com/portal/care`, or a company's own domain.
 */
export const dvinci = wholeBoard({
  slugOf,
  mark: /<meta[^<>]{0,200}dvinciVersion|dvinci\.apps\.Dvinci|\bDvinciData\s*=/,
  request: (slug) => getJson(`https://${slug}/jobPublication/list.json?lang=de`),
  // The vendor answers 403 for an unknown portal and for one that is switched off.
  judge: ({ status, finalUrl }) =>
    status === 403 && isHostOf(new URL(finalUrl).hostname, domain) ? 'missing' : null,
  // The answer is the list; a proxy may wrap it.
  list: 'jobPublications',
  schema: Publication,
  id: ({ id }) => id,
  posting,
});

/** A company may have several portals, each with its own list. */
function slugOf(url: URL): string | null {
  const name = boardSubdomain(url, domain);
  if (name === null) return null;
  const portal = /^\/portal\/[\w-]+/.exec(url.pathname)?.[0] ?? '';
  return `${name}.${domain}${portal}`;
}

/** Null for a call for unsolicited applications. */
function posting(publication: Publication): RawPosting | null {
  const { jobOpening: opening } = publication;
  if (opening.type === 'UNSOLICITED') return null;
  const places = opening.locations.map(place);
  return rawPosting({
    externalId: publication.id,
    title: publication.position,
    url: publication.jobPublicationURL,
    applyUrl: publication.applicationFormURL,
    locations: places.length > 0 ? places : [namedLocation(opening.location)],
    department: opening.department ?? opening.categories[0]?.name ?? null,
    employmentType: employmentTypeOf(wordsFor(opening)),
    salary: baseSalaryOf({ baseSalary: opening.salary }),
    postedAt: isoDate(publication.startDate) ?? isoDate(opening.createdDate),
    validThrough: isoDate(publication.endDate),
    ...descriptionOf(
      publication.introduction,
      publication.tasks,
      publication.profile,
      publication.weOffer,
      publication.closingText,
    ),
  });
}

/** Working times and contract in the vendor's own words: `FULL_TIME`, `PERMANENT`. */
const wordsFor = ({ workingTimes, contractPeriod }: Publication['jobOpening']): string =>
  [...workingTimes, contractPeriod]
    .map(({ internalName, name }) => internalName ?? name ?? '')
    .join(', ');

const place = ({ name, country, address }: z.output<typeof Place>): Location | null =>
  locationOf({ text: name, city: address.city, country: country.name ?? address.country.name });
