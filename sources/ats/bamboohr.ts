import { z } from 'zod';
import type { Location, RawPosting, Workplace } from '#core/posting.ts';
import type { WebDocument, WebRequest } from '#core/web-document.ts';
import { boardSubdomain } from '../board-address.ts';
import { matchBoard } from '../board-match.ts';
import type { Judge } from '../board-request.ts';
import { employmentTypeOf } from '../fields/employment-type.ts';
import { isoDate } from '../fields/iso-date.ts';
import { body, flag, line, part, required } from '../fields/lenient.ts';
import { distinctLocations, locationOf } from '../fields/location.ts';
import { joinPostings, rawPosting } from '../fields/raw-posting.ts';
import { salaryOfText } from '../fields/salary.ts';
import { isNoPlace, workplaceOf } from '../fields/workplace.ts';
import { descriptionOf } from '../html.ts';
import { readAnswer, readJson } from '../json-document.ts';
import { type DetailedBoard, fetchWholeDetailed, readDetailed } from '../list-details.ts';
import { probeBoard } from '../single-request.ts';
import type { Source } from '../source.ts';

/** The JSON behind a BambooHR careers site, which has no public documentation. */
export const bamboohr: Source = {
  readsEach: false,
  match: (page) => matchBoard(page, slugOf),
  probe: (slug, context) => probeBoard(listRequest(slug), { ...board, judge }, context),
  fetch: (slug, context) =>
    fetchWholeDetailed({ slug, judge, ...board, request: listRequest(slug) }, context),
  parse: ({ documents, slug }) =>
    readDetailed(
      { documents, slug },
      { ...board, posting: (entry, detail) => posting(entry, detail, slug) },
    ),
};

/** Logos come from numbered hosts: `images7.bamboohr.com`. */
function slugOf(url: URL): string | null {
  const slug = boardSubdomain(url, 'bamboohr.com');
  return slug === null || /^images\d*$/.test(slug) ? null : slug;
}

const listRequest = (slug: string): WebRequest => ({
  url: `https://${slug}.bamboohr.com/careers/list`,
  expect: 'json',
});

/** An unknown company leads to the vendor's own site. */
const judge: Judge = ({ finalUrl }) =>
  /^https:\/\/(www\.)?bamboohr\.com(\/|$)/.test(finalUrl) ? 'missing' : null;

/** What the list and the detail both may say. */
const fields = {
  jobOpeningName: required,
  departmentLabel: line,
  employmentStatusLabel: line,
  location: part({ city: line, state: line }),
  atsLocation: part({ city: line, state: line, province: line, country: line }),
  locationType: line,
  isRemote: flag,
};

const Entry = z.object({ id: required, ...fields });
type Entry = z.output<typeof Entry>;

const Opening = z.object({
  ...fields,
  jobOpeningShareUrl: line,
  description: body,
  compensation: line,
  datePosted: line,
});
const Detail = z.object({ result: z.object({ jobOpening: Opening }) });

const board: DetailedBoard<typeof Entry> = {
  list: 'result',
  schema: Entry,
  id: ({ id }) => id,
  detail: {
    request: ({ id }, slug) => ({
      url: `https://${slug}.bamboohr.com/careers/${id}/detail`,
      expect: 'json',
    }),
    isOf: (document, { id }) => {
      const read = Detail.safeParse(readAnswer(document));
      const address = read.success ? read.data.result.jobOpening.jobOpeningShareUrl : '';
      return address === null || address.split('/').at(-1) === id;
    },
  },
};

function posting(entry: Entry, detail: WebDocument | null, slug: string): RawPosting {
  const listed = statedBy(entry, entry.id, `https://${slug}.bamboohr.com/careers/${entry.id}`);
  const read = detail === null ? null : Detail.safeParse(readJson(detail));
  if (read === null || !read.success) return listed;
  const { jobOpening } = read.data.result;
  const country = jobOpening.atsLocation.country;
  return joinPostings(listed, {
    ...statedBy(jobOpening, entry.id, jobOpening.jobOpeningShareUrl),
    salary: salaryOfText(jobOpening.compensation, { country }),
    postedAt: isoDate(jobOpening.datePosted),
    ...descriptionOf(jobOpening.description),
  });
}

type Stated = Omit<Entry, 'id'>;

const statedBy = (stated: Stated, externalId: string, url: string | null): RawPosting =>
  rawPosting({
    externalId,
    title: stated.jobOpeningName,
    url,
    locations: [...distinctLocations([placeOf(stated)])],
    workplace: workplaceIn(stated),
    department: stated.departmentLabel,
    employmentType: employmentTypeOf(stated.employmentStatusLabel),
  });

/** Either of the two places may be empty. */
function placeOf({ location, atsLocation }: Stated): Location | null {
  const { city, state, province, country } = atsLocation;
  const isGiven = location.city !== null || location.state !== null;
  return isGiven
    ? locationOf({ city: location.city, region: location.state, country })
    : locationOf({ city, region: state ?? province, country });
}

/** The vendor's numbers for the three work models. */
const byType: ReadonlyMap<string, Workplace> = new Map([
  ['0', 'onsite'],
  ['1', 'remote'],
  ['2', 'hybrid'],
]);

/** Some employers write "Remote" for the city, whatever the type says. */
function workplaceIn({ location, atsLocation, locationType, isRemote }: Stated): Workplace | null {
  const city = location.city ?? atsLocation.city;
  const named = city !== null && isNoPlace(city) ? workplaceOf(city) : null;
  return isRemote === true ? 'remote' : (named ?? byType.get(locationType ?? '') ?? null);
}
