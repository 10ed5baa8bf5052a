import { z } from 'zod';
import type { Location, RawPosting } from '#core/posting.ts';
import type { WebDocument } from '#core/web-document.ts';
import { boardName, boardSegments, vendorHost } from '../board-address.ts';
import { jsonList, type Listed } from '../board-list.ts';
import { getPage } from '../board-request.ts';
import { employmentTypeOf } from '../fields/employment-type.ts';
import { isoDate } from '../fields/iso-date.ts';
import { body, flag, line, listOf, part, required } from '../fields/lenient.ts';
import { locationOf } from '../fields/location.ts';
import { rawPosting } from '../fields/raw-posting.ts';
import { sectionsHtml } from '../fields/sections.ts';
import { remoteIf, workplaceOf } from '../fields/workplace.ts';
import { descriptionOf } from '../html.ts';
import { wholeBoard } from '../single-request.ts';

const Details = listOf(part({ name: line, value: body }));

const Position = z.object({
  uid: required,
  name: required,
  url_comeet_hosted_page: line,
  url_active_page: line,
  company_name: line,
  department: line,
  employment_type: line,
  experience_level: line,
  workplace_type: line,
  location: part({ name: line, city: line, state: line, country: line, is_remote: flag }),
  time_updated: line,
  is_internal: flag,
  details: Details,
  custom_fields: part({ details: Details }),
});
type Position = z.output<typeof Position>;

/**
 * The page of a Comeet job board, which holds all openings with their texts for its own script. The
 * slug is the company's name with its id. Comeet's API has the same fields, but needs a token.
 */
export const comeet = wholeBoard({
  slugOf,
  request: (slug) => getPage(`https://www.comeet.com/jobs/${slug}`),
  list: listIn,
  schema: Position,
  id: ({ uid }) => uid,
  posting,
});

function slugOf(url: URL): string | null {
  const [first, name, id = ''] = boardSegments(url);
  const isBoard = /^comeet\.com?$/.test(vendorHost(url)) && first === 'jobs';
  return isBoard && boardName(name) !== null && /^[\dA-F]+\.[\dA-F]+$/i.test(id)
    ? `${name}/${id}`
    : null;
}

const inPage = jsonList({ list: '', in: /COMPANY_POSITIONS_DATA\s*=/ });
const inApi = jsonList({ list: '' });

function listIn(document: WebDocument): Listed {
  return document.body.trimStart().startsWith('[') ? inApi(document) : inPage(document);
}

/** A position in several places is listed once for each: `18.767` and `18.767-9B.20A`. */
function posting(position: Position): RawPosting | null {
  if (position.is_internal === true) return null;
  const sections = [...position.details, ...position.custom_fields.details];
  return rawPosting({
    externalId: position.uid.split('-')[0] || position.uid,
    title: position.name,
    company: position.company_name,
    url: position.url_comeet_hosted_page ?? position.url_active_page,
    locations: [place(position)],
    workplace: workplaceOf(position.workplace_type) ?? remoteIf(position.location.is_remote),
    department: position.department,
    employmentType: employmentTypeOf(position.employment_type),
    level: position.experience_level,
    updatedAt: isoDate(position.time_updated),
    ...descriptionOf(
      sectionsHtml(sections.map(({ name, value }) => ({ title: name, html: value }))),
    ),
  });
}

function place({ location: { name, city, state: region, country } }: Position): Location | null {
  return locationOf({
    text: city === null && region === null ? name : null,
    city,
    region,
    country,
  });
}
