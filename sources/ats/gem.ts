import { z } from 'zod';
import type { RawPosting } from '#core/posting.ts';
import type { WebRequest } from '#core/web-document.ts';
import { boardName, boardSegments, vendorHost } from '../board-address.ts';
import type { BoardList } from '../board-list.ts';
import { matchBoard } from '../board-match.ts';
import { readEntries } from '../entries.ts';
import { employmentTypeOf } from '../fields/employment-type.ts';
import { isoDate } from '../fields/iso-date.ts';
import { body, line, listOf, part, required } from '../fields/lenient.ts';
import { distinctLocations, namedLocation } from '../fields/location.ts';
import { rawPosting } from '../fields/raw-posting.ts';
import { workplaceOf } from '../fields/workplace.ts';
import { descriptionOf } from '../html.ts';
import { fetchWhole, probeBoard } from '../single-request.ts';
import type { Source } from '../source.ts';

/** Gem's job board API, whose answers are like Greenhouse's. */
export const gem: Source = {
  readsEach: true,
  match: (page) => matchBoard(page, slugOf),
  probe: (slug, context) => probeBoard(listRequest(slug), board, context),
  fetch: (slug, context) =>
    fetchWhole({ slug, request: listRequest(slug), list: board.list }, context),
  parse: ({ documents }) => readEntries(documents, { ...board, posting }),
};

function slugOf(url: URL): string | null {
  const host = vendorHost(url);
  const [first, version, name] = boardSegments(url);
  if (host === 'jobs.gem.com') return boardName(first);
  return host === 'api.gem.com' && first === 'job_board' && version === 'v0'
    ? boardName(name)
    : null;
}

const listRequest = (slug: string): WebRequest => ({
  url: `https://api.gem.com/job_board/v0/${encodeURIComponent(slug)}/job_posts/`,
  expect: 'json',
});

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

const board: BoardList<typeof Post> = { list: null, schema: Post, id: ({ id }) => id };

/** The place may be empty, or stand only in the name of an office. */
function posting(post: Post): RawPosting {
  const offices = post.offices.map(({ name, location }) => location.name ?? name);
  const places = post.location.name === null ? offices : [post.location.name];
  return rawPosting({
    externalId: post.id,
    title: post.title,
    url: post.absolute_url,
    locations: [...distinctLocations(places.map(namedLocation))],
    workplace: workplaceOf(post.location_type),
    department: post.departments[0]?.name ?? null,
    employmentType: employmentTypeOf(post.employment_type),
    postedAt: isoDate(post.first_published_at),
    updatedAt: isoDate(post.updated_at),
    ...descriptionOf(post.content),
  });
}
