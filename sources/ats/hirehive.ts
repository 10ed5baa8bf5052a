import { z } from 'zod';
import type { RawPosting } from '#core/posting.ts';
import { boardSubdomain } from '../board-address.ts';
import { type BoardList, jsonList } from '../board-list.ts';
import { matchBoard } from '../board-match.ts';
import { readEntries } from '../entries.ts';
import { employmentTypeOf } from '../fields/employment-type.ts';
import { isoDate } from '../fields/iso-date.ts';
import { amount, body, line, listOf, part, required } from '../fields/lenient.ts';
import { distinctLocations, locationOf, namedLocation } from '../fields/location.ts';
import { rawPosting } from '../fields/raw-posting.ts';
import { periodOf, salaryAcross, salaryOfText } from '../fields/salary.ts';
import { descriptionOf, plainTextToHtml } from '../html.ts';
import { fetchPaged, type PageFacts } from '../paging.ts';
import { probeBoard } from '../single-request.ts';
import type { Source } from '../source.ts';

/** HireHive's documented jobs API of each company, which its own careers sites read. */
export const hirehive: Source = {
  readsEach: true,
  match: (page) => matchBoard(page, (url) => boardSubdomain(url, domain)),
  probe: (slug, context) => probeBoard(pagesOf(slug).request(0, 0, null), board, context),
  fetch: (slug, context) => fetchPaged({ slug, ...pagesOf(slug), ...board }, context),
  parse: ({ documents }) => readEntries(documents, { ...board, posting }),
};

const domain = 'hirehive.com';

const pagesOf = (slug: string): PageFacts => ({
  request: (_offset, page) => ({
    url: `https://${slug}.${domain}/api/v2/jobs?page=${page + 1}&page_size=100`,
    expect: 'json',
  }),
  pageSize: 100,
});

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

const board: BoardList<typeof Job> = {
  list: jsonList({ list: 'items', total: 'meta.total_items', goesOn: 'meta.has_next_page' }),
  schema: Job,
  id: ({ id }) => id,
};

function posting(job: Job): RawPosting {
  const { html, text } = job.description;
  const country = job.country.name;
  return rawPosting({
    externalId: job.id,
    title: job.title,
    url: job.hosted_url,
    locations: [...distinctLocations([place(job)])],
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
