import { z } from 'zod';
import type { RawPosting } from '#core/posting.ts';
import { boardName, boardSegments, vendorHost } from '../board-address.ts';
import { getJson } from '../board-request.ts';
import { employmentTypeOf } from '../fields/employment-type.ts';
import { isoDate } from '../fields/iso-date.ts';
import { body, line, listOf, part, required } from '../fields/lenient.ts';
import { namedLocation } from '../fields/location.ts';
import { rawPosting } from '../fields/raw-posting.ts';
import { workplaceOf } from '../fields/workplace.ts';
import { descriptionOf } from '../html.ts';
import { wholeBoard } from '../single-request.ts';

const Named = part({ name: line });

const Post = z.object({
  id: required,
  title: required,
  absolute_url: line,
  location: Named,
  location_type: line,
  offices: listOf(part({ name: line, location: Named })),
  departments: listOf(Named),
  employment_type: line,
  first_published_at: line,
  updated_at: line,
  content: body,
});
type Post = z.output<typeof Post>;

/** Gem's job board API, whose answers are like Greenhouse's. */
export const gem = wholeBoard({
  slugOf,
  request: (slug) =>
    getJson(`https://api.gem.com/job_board/v0/${encodeURIComponent(slug)}/job_posts/`),
  list: null,
  schema: Post,
  id: ({ id }) => id,
  posting,
});

function slugOf(url: URL): string | null {
  const host = vendorHost(url);
  const [first, version, name] = boardSegments(url);
  if (host === 'jobs.gem.com') return boardName(first);
  return host === 'api.gem.com' && first === 'job_board' && version === 'v0'
    ? boardName(name)
    : null;
}

/** The place may be empty, or stand only in the name of an office. */
function posting(post: Post): RawPosting {
  const offices = post.offices.map(({ name, location }) => location.name ?? name);
  const places = post.location.name === null ? offices : [post.location.name];
  return rawPosting({
    externalId: post.id,
    title: post.title,
    url: post.absolute_url,
    locations: places.map(namedLocation),
    workplace: workplaceOf(post.location_type),
    department: post.departments[0]?.name ?? null,
    employmentType: employmentTypeOf(post.employment_type),
    postedAt: isoDate(post.first_published_at),
    updatedAt: isoDate(post.updated_at),
    ...descriptionOf(post.content),
  });
}
