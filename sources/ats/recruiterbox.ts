import { z } from 'zod';
import type { RawPosting } from '#core/posting.ts';
import { boardSubdomain, vendorHost } from '../board-address.ts';
import { jsonList } from '../board-list.ts';
import { getJson } from '../board-request.ts';
import { employmentTypeOf } from '../fields/employment-type.ts';
import { isoDate } from '../fields/iso-date.ts';
import { body, flag, isRecord, line, part, required } from '../fields/lenient.ts';
import { locationOf } from '../fields/location.ts';
import { rawPosting } from '../fields/raw-posting.ts';
import { remoteIf } from '../fields/workplace.ts';
import { descriptionOf } from '../html.ts';
import { pagedBoard } from '../paging.ts';

/** A name, alone or in an object. */
const Named = z.preprocess((value) => (isRecord(value) ? value.name : value), line);

const Opening = z.object({
  id: required,
  title: required,
  hosted_url: line,
  url: line,
  location: part({ city: line, state: line, country: line }),
  allows_remote: flag,
  department: Named,
  team: Named,
  position_type: line,
  created_date: line,
  created_at: line,
  description: body,
  requirements: body,
});
type Opening = z.output<typeof Opening>;

/** Trakstar Hire, once Recruiterbox: its public front-end API, apiv1.recruiterbox.com. */
export const recruiterbox = pagedBoard({
  slugOf,
  request: (slug, { offset }) =>
    getJson(
      `https://jsapi.recruiterbox.com/v1/openings?client_name=${encodeURIComponent(slug)}&limit=100&offset=${offset}`,
    ),
  // A full page may have 99 openings, so a short one is no last one.
  pageSize: null,
  // An unknown client: 400 `{"client_name":"Invalid client name"}`.
  judge: ({ status, body: text }) =>
    status === 400 && /"client_name"/.test(text) ? 'missing' : null,
  list: jsonList({ list: 'objects', total: 'meta.total' }),
  schema: Opening,
  id: ({ id }) => id,
  posting,
});

function slugOf(url: URL): string | null {
  if (vendorHost(url) === 'jsapi.recruiterbox.com') return url.searchParams.get('client_name');
  const name = boardSubdomain(url, 'hire.trakstar.com') ?? boardSubdomain(url, 'recruiterbox.com');
  return /^(js)?apiv?\d*$/.test(name ?? '') ? null : name;
}

function posting(opening: Opening): RawPosting {
  const { city, state, country } = opening.location;
  return rawPosting({
    externalId: opening.id,
    title: opening.title,
    url: opening.hosted_url ?? opening.url,
    locations: [locationOf({ city, region: state, country })],
    workplace: remoteIf(opening.allows_remote),
    department: opening.department,
    team: opening.team,
    employmentType: employmentTypeOf(opening.position_type),
    postedAt: isoDate(opening.created_date) ?? isoDate(opening.created_at),
    ...descriptionOf(opening.description, opening.requirements),
  });
}
