import { z } from 'zod';
import type { RawPosting } from '#core/posting.ts';
import { boardSubdomain } from '../board-address.ts';
import { getJson } from '../board-request.ts';
import { employmentTypeOf } from '../fields/employment-type.ts';
import { isoDate } from '../fields/iso-date.ts';
import { body, line, part, required } from '../fields/lenient.ts';
import { locationOf } from '../fields/location.ts';
import { joinPostings, rawPosting } from '../fields/raw-posting.ts';
import { descriptionOf, plainTextToHtml } from '../html.ts';
import { jsonDetail, wholeBoardWithDetails } from '../list-details.ts';

const domain = 'kenjo.io';

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

/** The API behind Kenjo's career sites, which has no public documentation. */
export const kenjo = wholeBoardWithDetails({
  slugOf: (url) => boardSubdomain(url, domain),
  request: (slug) => getJson(listUrl(slug)),
  list: 'activePositions',
  schema: Position,
  id: ({ _id: id }) => id,
  detail: {
    request: ({ customUrl }, slug) =>
      customUrl === null ? null : getJson(`${listUrl(slug)}/${encodeURIComponent(customUrl)}`),
    read: jsonDetail(Position),
    isOf: (detail, { _id: id }) => detail._id === id,
  },
  posting,
});

const listUrl = (slug: string): string =>
  `https://${slug}.${domain}/api/controller/career-site/public/${slug}/positions`;

function posting(position: Position, detail: Position | null, slug: string): RawPosting {
  return joinPostings(stated(position, slug), detail === null ? null : stated(detail, slug));
}

function stated(position: Position, slug: string): RawPosting {
  const { html, text } = position.jobDescription;
  return rawPosting({
    externalId: position._id,
    title: position.jobTitle,
    company: position.companyName,
    url: `https://${slug}.${domain}/positions/${encodeURIComponent(position.customUrl ?? '')}`,
    locations: [
      locationOf({ text: position.officeName, city: position.city, country: position.country }),
    ],
    department: position.departmentName,
    employmentType: employmentTypeOf(position.positionType),
    postedAt: isoDate(position.publishedAt) ?? isoDate(position.createdAt),
    ...descriptionOf(html === '' ? plainTextToHtml(text) : html),
  });
}
