import { z } from 'zod';
import type { Location, RawPosting } from '#core/posting.ts';
import { boardSubdomain } from '../board-address.ts';
import { jsonList } from '../board-list.ts';
import { getJson } from '../board-request.ts';
import { employmentTypeOf } from '../fields/employment-type.ts';
import { isoDate } from '../fields/iso-date.ts';
import { amount, body, flag, line, listOf, oneOrMore, part, required } from '../fields/lenient.ts';
import { locationOf } from '../fields/location.ts';
import { rawPosting } from '../fields/raw-posting.ts';
import { periodOf, salaryOf } from '../fields/salary.ts';
import { remoteIf, workplaceOf } from '../fields/workplace.ts';
import { descriptionOf } from '../html.ts';
import { pagedBoard } from '../paging.ts';

const domain = 'traffit.com';

/** The most the vendor gives, whatever is asked. */
const pageSize = 100;

const Place = part({ locality: line, region1: line, country: line });

/** An address as JSON inside a text. */
const Address = z.preprocess((value) => {
  try {
    return typeof value === 'string' ? JSON.parse(value) : value;
  } catch {
    return null;
  }
}, Place);

/** Other fields have names of 32 hex digits, without a label. */
const Advert = z.object({
  advertId: required,
  name: line,
  title: line,
  url: line,
  applicationForm: line,
  validStart: line,
  validEnd: line,
  remote: flag,
  locations: listOf(Place),
  geolocation: Address,
  options: part({
    job_type: oneOrMore(required),
    branches: line,
    _work_model: line,
    _Salary_MIN: amount,
    _Salary_MAX: amount,
    _Salary_Currency: line,
    _Salary_Rate: line,
  }),
  description: body,
  responsibilities: body,
  requirements: body,
  benefits: body,
});
type Advert = z.output<typeof Advert>;

/**
 * The list behind Traffit's careers pages and widgets. An unknown company gets a page of the
 * vendor's own, so nothing tells it from a failure.
 */
export const traffit = pagedBoard({
  slugOf,
  request: (slug, { offset }) =>
    getJson(`https://${slug}.${domain}/public/an/list/?limit=${pageSize}&offset=${offset}`),
  pageSize,
  list: jsonList({ list: 'items', total: 'count' }),
  schema: Advert,
  id: ({ advertId }) => advertId,
  posting,
});

/** `cdn3` and the like serve the widget's files. */
function slugOf(url: URL): string | null {
  const name = boardSubdomain(url, domain);
  return name === null || /^(cdn\d*|knowledge)$/.test(name) ? null : name;
}

function posting(advert: Advert): RawPosting | null {
  const { options } = advert;
  const title = advert.name ?? advert.title;
  if (title === null) return null;
  return rawPosting({
    externalId: advert.advertId,
    title,
    url: advert.url,
    applyUrl: advert.applicationForm,
    locations: [...advert.locations, advert.geolocation].map(place),
    workplace: workplaceOf(options._work_model) ?? remoteIf(advert.remote),
    department: options.branches,
    employmentType: employmentTypeOf(options.job_type.join(', ')),
    salary: salaryOf({
      min: options._Salary_MIN,
      max: options._Salary_MAX,
      currency: options._Salary_Currency,
      period: periodOf(options._Salary_Rate),
    }),
    postedAt: isoDate(advert.validStart),
    validThrough: isoDate(advert.validEnd),
    ...descriptionOf(
      advert.description,
      advert.responsibilities,
      advert.requirements,
      advert.benefits,
    ),
  });
}

const place = ({ locality, region1, country }: z.output<typeof Place>): Location | null =>
  locationOf({
    text: [locality, country].filter((name) => name !== null).join(', '),
    city: locality,
    region: region1,
    country,
  });
