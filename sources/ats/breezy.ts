import { z } from 'zod';
import type { Location, RawPosting } from '#core/posting.ts';
import type { WebRequest } from '#core/web-document.ts';
import { boardSubdomain } from '../board-address.ts';
import type { BoardList } from '../board-list.ts';
import { matchBoard } from '../board-match.ts';
import type { Judge } from '../board-request.ts';
import { readEntries } from '../entries.ts';
import { employmentTypeOf } from '../fields/employment-type.ts';
import { isoDate } from '../fields/iso-date.ts';
import { body, flag, line, listOf, part, required } from '../fields/lenient.ts';
import { distinctLocations, locationOf } from '../fields/location.ts';
import { rawPosting } from '../fields/raw-posting.ts';
import { salaryOfText } from '../fields/salary.ts';
import { descriptionOf } from '../html.ts';
import { fetchWhole, probeBoard } from '../single-request.ts';
import type { Source } from '../source.ts';

/** The JSON of a Breezy careers site, which has no public documentation. */
export const breezy: Source = {
  readsEach: true,
  match: (page) => matchBoard(page, (url) => boardSubdomain(url, 'breezy.hr')),
  probe: (slug, context) => probeBoard(listRequest(slug), { ...board, judge }, context),
  fetch: (slug, context) =>
    fetchWhole({ slug, judge, request: listRequest(slug), list: board.list }, context),
  parse: ({ documents, slug }) =>
    readEntries(documents, { ...board, posting: (position) => posting(position, slug) }),
};

/** Without `verbose` the positions have no text. */
const listRequest = (slug: string): WebRequest => ({
  url: `https://${slug}.breezy.hr/json?verbose=true`,
  expect: 'json',
});

/** An unknown company leads to the vendor's own site. A 403 asks to slow down. */
const judge: Judge = ({ status, finalUrl }) => {
  if (/^https:\/\/(www\.|app\.)?breezy\.hr(\/|$)/.test(finalUrl)) return 'missing';
  return status === 403 ? 'wall' : null;
};

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

/** The answer is the list; an older shape has it in `positions`. */
const board: BoardList<typeof Position> = {
  list: 'positions',
  schema: Position,
  id: ({ id }) => id,
};

function posting(position: Position, slug: string): RawPosting {
  const places = [position.location, ...position.locations];
  return rawPosting({
    externalId: position.id,
    title: position.name,
    company: position.company.name,
    url: position.url ?? `https://${slug}.breezy.hr/p/${position.friendly_id ?? position.id}`,
    locations: [...distinctLocations(places.map(place))],
    workplace: places.some(({ is_remote: isRemote }) => isRemote === true) ? 'remote' : null,
    department: position.department,
    employmentType: employmentTypeOf(position.type.id ?? position.type.name),
    salary: salaryOfText(position.salary, { country: position.location.country.id }),
    postedAt: isoDate(position.published_date),
    ...descriptionOf(position.description),
  });
}

const place = ({ name, city, state, country }: Position['location']): Location | null =>
  locationOf({ text: name, city, region: state.name, country: country.name });
