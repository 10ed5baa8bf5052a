import { z } from 'zod';
import type { RawPosting, Salary, Workplace } from '#core/posting.ts';
import { boardName, boardSegments, vendorHost } from '../board-address.ts';
import { matchBoard, strongest } from '../board-match.ts';
import { readEntries } from '../entries.ts';
import { employmentTypeOf } from '../fields/employment-type.ts';
import { isoDate } from '../fields/iso-date.ts';
import { amount, body, flag, line, listOf, part, required } from '../fields/lenient.ts';
import { distinctLocations, locationOf } from '../fields/location.ts';
import { rawPosting } from '../fields/raw-posting.ts';
import { periodOf, salaryOf } from '../fields/salary.ts';
import { workplaceOf } from '../fields/workplace.ts';
import { descriptionOf } from '../html.ts';
import { fetchWhole, probeList } from '../single-request.ts';
import type { Source } from '../source.ts';
import { matchWidget, type Widget } from '../widget-settings.ts';

/** Ashby job postings API: developers.ashbyhq.com/docs/public-job-posting-api. */
export const ashby: Source = {
  id: 'ashby',
  label: 'Ashby',
  means: 'ats_api',
  match: (page) => strongest(matchBoard(page, slugOf), matchWidget(page, widget)),
  probe: (slug, context) =>
    probeList({ url: listUrl(slug), expect: 'json' }, { member: 'jobs', id: 'id' }, context),
  fetch: (slug, context) =>
    fetchWhole(
      {
        source: ashby,
        slug,
        request: { url: `${listUrl(slug)}?includeCompensation=true`, expect: 'json' },
        list: 'jobs',
      },
      context,
    ),
  parse: ({ documents, slug }) =>
    readEntries(documents, { list: 'jobs', schema: Job, posting: (job) => posting(job, slug) }),
};

const listUrl = (slug: string): string =>
  `https://api.ashbyhq.com/posting-api/job-board/${encodeURIComponent(slug)}`;

/** Names keep their case: `Etched` and `etched` may be two boards. */
function slugOf(url: URL): string | null {
  const host = vendorHost(url);
  const [first, second, third] = boardSegments(url);
  if (host === 'jobs.ashbyhq.com') return boardName(first === 'embed' ? second : first);
  const isApi = host === 'api.ashbyhq.com' && first === 'posting-api';
  return isApi && second === 'job-board' ? boardName(third) : null;
}

const widget: Widget = {
  mark: /ashby/i,
  names: ['hosted[-_]?jobs[-_]?page[-_]?name', 'job[-_]?board[-_]?name'],
};

const Address = part({
  postalAddress: part({ addressLocality: line, addressRegion: line, addressCountry: line }),
});

const PayComponent = part({
  compensationType: line,
  interval: line,
  currencyCode: line,
  minValue: amount,
  maxValue: amount,
});

const Job = z.object({
  id: required,
  title: required,
  jobUrl: line,
  applyUrl: line,
  isListed: flag,
  isRemote: flag,
  workplaceType: line,
  location: line,
  address: Address,
  secondaryLocations: listOf(part({ location: line, address: Address })),
  department: line,
  team: line,
  employmentType: line,
  publishedAt: line,
  descriptionHtml: body,
  compensation: part({
    summaryComponents: listOf(PayComponent),
    compensationTiers: listOf(part({ components: listOf(PayComponent) })),
  }),
});
type Job = z.output<typeof Job>;

function posting(job: Job, slug: string): RawPosting | null {
  if (job.isListed === false) return null;
  return rawPosting({
    externalId: job.id,
    title: job.title,
    url: job.jobUrl ?? `https://jobs.ashbyhq.com/${encodeURIComponent(slug)}/${job.id}`,
    applyUrl: job.applyUrl,
    locations: [...distinctLocations([job, ...job.secondaryLocations].map(place))],
    workplace: workplace(job),
    department: job.department,
    team: job.team,
    employmentType: employmentTypeOf(job.employmentType),
    salary: salary(job),
    postedAt: isoDate(job.publishedAt),
    ...descriptionOf(job.descriptionHtml),
  });
}

function place({ location, address }: Pick<Job, 'location' | 'address'>) {
  const { addressLocality, addressRegion, addressCountry } = address.postalAddress;
  return locationOf({
    text: location,
    city: addressLocality,
    region: addressRegion,
    country: addressCountry,
  });
}

/** `isRemote` is also true of hybrid openings, so the word counts; false is "not marked remote". */
const workplace = (job: Job): Workplace | null =>
  workplaceOf(job.workplaceType) ?? (job.isRemote === true ? 'remote' : null);

function salary({ compensation }: Job): Salary | null {
  const tiers = compensation.compensationTiers.flatMap((tier) => tier.components);
  const components = [...compensation.summaryComponents, ...tiers];
  const pay = components.find((component) => component.compensationType === 'Salary');
  if (pay === undefined) return null;
  return salaryOf({
    min: pay.minValue,
    max: pay.maxValue,
    currency: pay.currencyCode,
    period: periodOf(pay.interval),
  });
}
