import { z } from 'zod';
import type { Location, RawPosting } from '#core/posting.ts';
import { boardSubdomain } from '../board-address.ts';
import { getJson } from '../board-request.ts';
import { employmentTypeOf } from '../fields/employment-type.ts';
import { isoDate } from '../fields/iso-date.ts';
import { amount, body, flag, line, part, required } from '../fields/lenient.ts';
import { locationOf } from '../fields/location.ts';
import { rawPosting } from '../fields/raw-posting.ts';
import { periodOf, salaryOf } from '../fields/salary.ts';
import { type Section, sectionsHtml } from '../fields/sections.ts';
import { isNoPlace, workplaceOf } from '../fields/workplace.ts';
import { descriptionOf } from '../html.ts';
import { wholeBoard } from '../single-request.ts';

const domain = 'pinpointhq.com';

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

/** The JSON of a Pinpoint careers site: developers.pinpointhq.com. */
export const pinpoint = wholeBoard({
  slugOf: (url) => boardSubdomain(url, domain),
  request: (slug) => getJson(`https://${slug}.${domain}/postings.json`),
  // A redirect to the vendor's own site means that it has no such company.
  judge: ({ finalUrl }) =>
    /^https:\/\/(www\.)?pinpointhq\.com(\/|$)/.test(finalUrl) ? 'missing' : null,
  list: 'data',
  schema: Posting,
  id: ({ id }) => id,
  posting,
});

function posting(entry: Posting): RawPosting {
  return rawPosting({
    externalId: entry.id,
    title: entry.title,
    url: entry.url,
    locations: [place(entry)],
    workplace: workplaceOf(entry.workplace_type ?? entry.workplace_type_text),
    department: entry.job.department.name,
    team: entry.job.division.name,
    employmentType: employmentTypeOf(entry.employment_type ?? entry.employment_type_text),
    salary: salary(entry),
    validThrough: isoDate(entry.deadline_at),
    ...descriptionOf(entry.description, sectionsHtml(sectionsOf(entry))),
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

const sectionsOf = (entry: Posting): readonly Section[] => [
  { title: entry.key_responsibilities_header, html: entry.key_responsibilities },
  { title: entry.skills_knowledge_expertise_header, html: entry.skills_knowledge_expertise },
  { title: entry.benefits_header, html: entry.benefits },
];
