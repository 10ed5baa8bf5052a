import { z } from 'zod';
import type { RawPosting } from '#core/posting.ts';
import type { WebDocument, WebRequest } from '#core/web-document.ts';
import { boardSubdomain } from '../board-address.ts';
import { matchBoard } from '../board-match.ts';
import { employmentTypeOf } from '../fields/employment-type.ts';
import { isoDate } from '../fields/iso-date.ts';
import { body, line, part, required } from '../fields/lenient.ts';
import { distinctLocations, locationOf } from '../fields/location.ts';
import { joinPostings, rawPosting } from '../fields/raw-posting.ts';
import { descriptionOf, plainTextToHtml } from '../html.ts';
import { readAnswer, readJson } from '../json-document.ts';
import { type DetailedBoard, fetchWholeDetailed, readDetailed } from '../list-details.ts';
import { probeBoard } from '../single-request.ts';
import type { Source } from '../source.ts';

/** The API behind Kenjo's career sites, which has no public documentation. */
export const kenjo: Source = {
  readsEach: false,
  match: (page) => matchBoard(page, (url) => boardSubdomain(url, domain)),
  probe: (slug, context) => probeBoard(listRequest(slug), board, context),
  fetch: (slug, context) =>
    fetchWholeDetailed({ slug, request: listRequest(slug), ...board }, context),
  parse: ({ documents, slug }) =>
    readDetailed(
      { documents, slug },
      { ...board, posting: (position, detail) => joined(position, detail, slug) },
    ),
};

const domain = 'kenjo.io';

const listRequest = (slug: string): WebRequest => ({
  url: `https://${slug}.${domain}/api/controller/career-site/public/${slug}/positions`,
  expect: 'json',
});

/** A position of the list; its own answer adds the text, and places and days at some companies. */
const Position = z.object({
  _id: required,
  jobTitle: required,
  customUrl: line,
  companyName: line,
  officeName: line,
  city: line,
  country: line,
  departmentName: line,
  positionType: line,
  publishedAt: line,
  createdAt: line,
  jobDescription: part({ html: body, text: body }),
});
type Position = z.output<typeof Position>;

const board: DetailedBoard<typeof Position> = {
  list: 'activePositions',
  schema: Position,
  id: ({ _id: id }) => id,
  detail: {
    request: ({ customUrl }, slug) =>
      customUrl === null
        ? null
        : { url: `${listRequest(slug).url}/${encodeURIComponent(customUrl)}`, expect: 'json' },
    isOf: (document, { _id: id }) => Position.parse(readAnswer(document))._id === id,
  },
};

function joined(position: Position, document: WebDocument | null, slug: string): RawPosting {
  const detail = document === null ? null : Position.safeParse(readJson(document)).data;
  return joinPostings(
    posting(position, slug),
    detail === undefined || detail === null ? null : posting(detail, slug),
  );
}

function posting(position: Position, slug: string): RawPosting {
  const { html, text } = position.jobDescription;
  return rawPosting({
    externalId: position._id,
    title: position.jobTitle,
    company: position.companyName,
    url: `https://${slug}.${domain}/positions/${encodeURIComponent(position.customUrl ?? '')}`,
    locations: [
      ...distinctLocations([
        locationOf({ text: position.officeName, city: position.city, country: position.country }),
      ]),
    ],
    department: position.departmentName,
    employmentType: employmentTypeOf(position.positionType),
    postedAt: isoDate(position.publishedAt) ?? isoDate(position.createdAt),
    ...descriptionOf(html === '' ? plainTextToHtml(text) : html),
  });
}
