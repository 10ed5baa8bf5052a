import { z } from 'zod';
import type { Location, RawPosting } from '#core/posting.ts';
import type { WebRequest } from '#core/web-document.ts';
import { boardSubdomain } from '../board-address.ts';
import type { BoardList } from '../board-list.ts';
import { matchBoard } from '../board-match.ts';
import type { Judge } from '../board-request.ts';
import { escapeHtml } from '../entities.ts';
import { readEntries } from '../entries.ts';
import { employmentTypeOf } from '../fields/employment-type.ts';
import { isoDate } from '../fields/iso-date.ts';
import { amount, body, flag, line, part, required } from '../fields/lenient.ts';
import { distinctLocations, locationOf } from '../fields/location.ts';
import { rawPosting } from '../fields/raw-posting.ts';
import { periodOf, salaryOf } from '../fields/salary.ts';
import { isNoPlace, workplaceOf } from '../fields/workplace.ts';
import { descriptionOf } from '../html.ts';
import { fetchWhole, probeBoard } from '../single-request.ts';
import type { Source } from '../source.ts';

/** The JSON of a Pinpoint careers site: developers.pinpointhq.com. */
export const pinpoint: Source = {
  readsEach: true,
  match: (page) => matchBoard(page, (url) => boardSubdomain(url, domain)),
  probe: (slug, context) => probeBoard(listRequest(slug), { ...board, judge }, context),
  fetch: (slug, context) =>
    fetchWhole({ slug, judge, request: listRequest(slug), list: board.list }, context),
  parse: ({ documents }) => readEntries(documents, { ...board, posting }),
};

const domain = 'pinpointhq.com';

const listRequest = (slug: string): WebRequest => ({
  url: `https://${slug}.${domain}/postings.json`,
  expect: 'json',
});

/** A redirect to the vendor's own site means that it has no such company. */
const judge: Judge = ({ finalUrl }) =>
  /^https:\/\/(www\.)?pinpointhq\.com(\/|$)/.test(finalUrl) ? 'missing' : null;

const Posting = z.object({
  id: required,
  title: required,
  url: line,
  location: part({ name: line, city: line, province: line }),
  workplace_type: line,
  workplace_type_text: line,
  job: part({ department: part({ name: line }), division: part({ name: line }) }),
  compensation_minimum: amount,
  compensation_maximum: amount,
  compensation_currency: line,
  compensation_frequency: line,
  compensation_visible: flag,
  employment_type: line,
  employment_type_text: line,
  deadline_at: line,
  description: body,
  key_responsibilities_header: line,
  key_responsibilities: body,
  skills_knowledge_expertise_header: line,
  skills_knowledge_expertise: body,
  benefits_header: line,
  benefits: body,
});
type Posting = z.output<typeof Posting>;

const board: BoardList<typeof Posting> = { list: 'data', schema: Posting, id: ({ id }) => id };

function posting(entry: Posting): RawPosting {
  return rawPosting({
    externalId: entry.id,
    title: entry.title,
    url: entry.url,
    locations: [...distinctLocations([place(entry)])],
    workplace: workplaceOf(entry.workplace_type ?? entry.workplace_type_text),
    department: entry.job.department.name,
    team: entry.job.division.name,
    employmentType: employmentTypeOf(entry.employment_type ?? entry.employment_type_text),
    salary: salary(entry),
    validThrough: isoDate(entry.deadline_at),
    ...descriptionOf(htmlOf(entry)),
  });
}

/** The name is a country, an office or "Remote"; a city may stand beside it. */
function place({ location: { name, city, province } }: Posting): Location | null {
  const region = province === city ? null : province;
  if (city === null || name?.includes(city)) return locationOf({ text: name, city, region });
  const text = name === null || isNoPlace(name) ? null : `${city}, ${name}`;
  return locationOf({ text, city, region });
}

/** Amounts that the employer does not show are sent too. */
const salary = (entry: Posting) =>
  entry.compensation_visible === true
    ? salaryOf({
        min: entry.compensation_minimum,
        max: entry.compensation_maximum,
        currency: entry.compensation_currency,
        period: periodOf(entry.compensation_frequency),
      })
    : null;

function htmlOf(entry: Posting): string {
  const sections = [
    [entry.key_responsibilities_header, entry.key_responsibilities],
    [entry.skills_knowledge_expertise_header, entry.skills_knowledge_expertise],
    [entry.benefits_header, entry.benefits],
  ] as const;
  const added = sections
    .filter(([, html]) => html.trim() !== '')
    .map(([title, html]) => (title === null ? html : `<h3>${escapeHtml(title)}</h3>${html}`));
  return [entry.description, ...added].join('\n');
}
