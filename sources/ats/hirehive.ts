import { z } from 'zod';
import type { RawPosting } from '#core/posting.ts';
import { boardSubdomain } from '../board-address.ts';
import { jsonList } from '../board-list.ts';
import { getJson } from '../board-request.ts';
import { employmentTypeOf } from '../fields/employment-type.ts';
import { isoDate } from '../fields/iso-date.ts';
import { amount, body, line, listOf, part, required } from '../fields/lenient.ts';
import { locationOf, namedLocation } from '../fields/location.ts';
import { rawPosting } from '../fields/raw-posting.ts';
import { periodOf, salaryAcross, salaryOfText } from '../fields/salary.ts';
import { descriptionOf, plainTextToHtml } from '../html.ts';
import { pagedBoard } from '../paging.ts';

const domain = 'hirehive.com';

const Job = z.object({
  id: required,
  title: required,
  hosted_url: line,
  location: line,
  state_code: line,
  country: part({ name: line }),
  category: part({ name: line }),
  type: part({ type: line, name: line }),
  experience: part({ name: line }),
  published_date: line,
  salary: line,
  compensation_tiers: listOf(
    part({ min_value: amount, max_value: amount, currency_code: line, interval: line }),
  ),
  description: part({ html: body, text: body }),
});
type Job = z.output<typeof Job>;

/** HireHive's documented jobs API of each company, which its own careers sites read. */
export const hirehive = pagedBoard({
  slugOf: (url) => boardSubdomain(url, domain),
  request: (slug, { page }) =>
    getJson(`https://${slug}.${domain}/api/v2/jobs?page=${page + 1}&page_size=100`),
  pageSize: 100,
  list: jsonList({ list: 'items', total: 'meta.total_items', goesOn: 'meta.has_next_page' }),
  schema: Job,
  id: ({ id }) => id,
  posting,
});

function posting(job: Job): RawPosting {
  const { html, text } = job.description;
  const country = job.country.name;
  return rawPosting({
    externalId: job.id,
    title: job.title,
    url: job.hosted_url,
    locations: [place(job)],
    department: job.category.name,
    employmentType: employmentTypeOf(job.type.type) ?? employmentTypeOf(job.type.name),
    level: job.experience.name,
    salary: salaryAcross(job.compensation_tiers.map(tier)) ?? salaryOfText(job.salary, { country }),
    postedAt: isoDate(job.published_date),
    ...descriptionOf(html === '' ? plainTextToHtml(text) : html),
  });
}

/** `location` is free text, mostly a city: its country stands beside it. */
function place({ location, state_code: region, country: { name } }: Job) {
  const written = namedLocation(location);
  if (written === null) return locationOf({ region, country: name });
  const isNamed = name === null || written.text.toLowerCase().includes(name.toLowerCase());
  return { ...written, text: isNamed ? written.text : `${written.text}, ${name}`, country: name };
}

const tier = (pay: Job['compensation_tiers'][number]) => ({
  min: pay.min_value,
  max: pay.max_value,
  currency: pay.currency_code,
  period: periodOf(pay.interval),
});
