import { z } from 'zod';
import type { Location, RawPosting } from '#core/posting.ts';
import { boardSubdomain } from '../board-address.ts';
import { getJson, type VendorAnswer, type Verdict } from '../board-request.ts';
import { employmentTypeOf } from '../fields/employment-type.ts';
import { isoDate } from '../fields/iso-date.ts';
import { body, flag, line, listOf, part, required } from '../fields/lenient.ts';
import { locationOf } from '../fields/location.ts';
import { rawPosting } from '../fields/raw-posting.ts';
import { salaryOfText } from '../fields/salary.ts';
import { remoteIf } from '../fields/workplace.ts';
import { descriptionOf } from '../html.ts';
import { wholeBoard } from '../single-request.ts';

const domain = 'breezy.hr';

const Place = part({
  name: line,
  city: line,
  state: part({ name: line }),
  country: part({ name: line, id: line }),
  is_remote: flag,
});

const Position = z.object({
  id: required,
  name: required,
  url: line,
  friendly_id: line,
  location: Place,
  locations: listOf(Place),
  department: line,
  salary: line,
  published_date: line,
  type: part({ id: line, name: line }),
  description: body,
  company: part({ name: line }),
});
type Position = z.output<typeof Position>;

/** The JSON of a Breezy careers site, which has no public documentation. */
export const breezy = wholeBoard({
  slugOf: (url) => boardSubdomain(url, domain),
  // Without `verbose` the positions have no text.
  request: (slug) => getJson(`https://${slug}.${domain}/json?verbose=true`),
  judge,
  // The answer is the list; an older shape has it in `positions`.
  list: 'positions',
  schema: Position,
  id: ({ id }) => id,
  posting,
});

/** An unknown company leads to the vendor's own site. A 403 asks to slow down. */
function judge({ status, finalUrl }: VendorAnswer): Verdict | null {
  if (/^https:\/\/(www\.|app\.)?breezy\.hr(\/|$)/.test(finalUrl)) return 'missing';
  return status === 403 ? 'wall' : null;
}

function posting(position: Position, slug: string): RawPosting {
  const places = [position.location, ...position.locations];
  return rawPosting({
    externalId: position.id,
    title: position.name,
    company: position.company.name,
    url: position.url ?? `https://${slug}.${domain}/p/${position.friendly_id ?? position.id}`,
    locations: places.map(place),
    workplace: remoteIf(places.some(({ is_remote: isRemote }) => isRemote === true)),
    department: position.department,
    employmentType: employmentTypeOf(position.type.id ?? position.type.name),
    salary: salaryOfText(position.salary, { country: position.location.country.id }),
    postedAt: isoDate(position.published_date),
    ...descriptionOf(position.description),
  });
}

const place = ({ name, city, state, country }: Position['location']): Location | null =>
  locationOf({ text: name, city, region: state.name, country: country.name });
