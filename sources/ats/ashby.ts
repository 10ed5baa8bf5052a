import { z } from 'zod';
import type { RawPosting, Salary, Workplace } from '#core/posting.ts';
import { boardName, boardSegments, vendorHost } from '../board-address.ts';
import { matchBy } from '../board-match.ts';
import { readEntries } from '../entries.ts';
import { employmentTypeOf } from '../fields/employment-type.ts';
import { isoDate } from '../fields/iso-date.ts';
import { amount, body, flag, line, listOf, part, required } from '../fields/lenient.ts';
import { locationOf } from '../fields/location.ts';
import { rawPosting } from '../fields/raw-posting.ts';
import { isOnTarget, periodOf, type StatedPay, salaryAcross } from '../fields/salary.ts';
import { remoteIf, workplaceOf } from '../fields/workplace.ts';
import { descriptionOf } from '../html.ts';
import type { Source } from '../source.ts';
import { fetchAshby, probeAshby } from './ashby-fetch.ts';

/** Ashby job postings API: developers.ashbyhq.com/docs/public-job-posting-api. */
export const ashby: Source = {
  readsEach: true,
  match: matchBy({
    slugOf,
    widget: {
      mark: /ashby/i,
      names: ['hosted[-_]?jobs[-_]?page[-_]?name', 'job[-_]?board[-_]?name'],
    },
  }),
  probe: probeAshby,
  fetch: fetchAshby,
  parse: ({ documents, slug }) =>
    readEntries(documents, { list: 'jobs', schema: Job, posting: (job) => posting(job, slug) }),
};

/** Names keep their case: `Etched` and `etched` may be two boards. */
function slugOf(url: URL): string | null {
  const host = vendorHost(url);
  const [first, second, third] = boardSegments(url);
  if (host === 'jobs.ashbyhq.com') return boardName(first === 'embed' ? second : first);
  const isApi = host === 'api.ashbyhq.com' && first === 'posting-api';
  return isApi && second === 'job-board' ? boardName(third) : null;
}

const Address = part({
  postalAddress: part({ addressLocality: line, addressRegion: line, addressCountry: line }),
});

const PayComponent = part({
  compensationType: line,
  summary: line,
  interval: line,
  currencyCode: line,
  minValue: amount,
  maxValue: amount,
});

const Tier = part({ title: line, tierSummary: line, components: listOf(PayComponent) });

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
    compensationTierSummary: line,
    summaryComponents: listOf(PayComponent),
    compensationTiers: listOf(Tier),
  }),
});
type Job = z.output<typeof Job>;
type PayComponent = z.output<typeof PayComponent>;

function posting(job: Job, slug: string): RawPosting | null {
  if (job.isListed === false) return null;
  return rawPosting({
    externalId: job.id,
    title: job.title,
    url: job.jobUrl ?? `https://jobs.ashbyhq.com/${encodeURIComponent(slug)}/${job.id}`,
    applyUrl: job.applyUrl,
    locations: [job, ...job.secondaryLocations].map(place),
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

/**
 * `isRemote` is also true of hybrid openings, so the workplace's word wins; false means "not marked
 * remote".
 */
const workplace = (job: Job): Workplace | null =>
  workplaceOf(job.workplaceType) ?? remoteIf(job.isRemote);

/** Base pay, from the tiers if they state any: only their words tell it from earnings on target. */
function salary({ compensation }: Job): Salary | null {
  const { compensationTiers, summaryComponents, compensationTierSummary: summary } = compensation;
  const tiers = compensationTiers.filter(({ components }) => components.some(isSalary));
  const stated =
    tiers.length > 0
      ? tiers
      : [{ title: null, tierSummary: summary, components: summaryComponents }];
  return salaryAcross(
    stated.flatMap((tier) =>
      tier.components
        .filter((component) => isSalary(component) && !isOnTargetIn(tier, component))
        .map(statedPay),
    ),
  );
}

const isSalary = ({ compensationType }: PayComponent): boolean => compensationType === 'Salary';

/** By the tier's title, or its part of the summary: "$100K – $120K • $180K OTE • Offers Equity". */
function isOnTargetIn(
  { title, tierSummary }: Pick<z.output<typeof Tier>, 'title' | 'tierSummary'>,
  { summary }: PayComponent,
): boolean {
  if (isOnTarget(title) || isOnTarget(summary)) return true;
  const parts = tierSummary?.split('•') ?? [];
  const own = summary === null ? [] : parts.filter((part) => part.includes(summary));
  return (own.length > 0 ? own : parts).some(isOnTarget);
}

/** Pay for several weeks or months, as in `2 WEEK`, is divided into single ones. */
function statedPay({ interval, minValue, maxValue, currencyCode }: PayComponent): StatedPay {
  const [, count, unit] = /^([2-9]|[1-9]\d) (\w+)$/.exec(interval ?? '') ?? [];
  const period = periodOf(unit ?? interval);
  const times = period === null ? 1 : Number(count ?? 1);
  const single = (value: number | null) =>
    value === null ? null : Math.round((value / times) * 100) / 100;
  return { min: single(minValue), max: single(maxValue), currency: currencyCode, period };
}
