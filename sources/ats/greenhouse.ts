import { z } from 'zod';
import type {
  EmploymentType,
  Location,
  RawPosting,
  Salary,
  SalaryPeriod,
  Workplace,
} from '#core/posting.ts';
import { boardName, boardSegments, vendorHost } from '../board-address.ts';
import { getJson } from '../board-request.ts';
import { decodeEntities } from '../entities.ts';
import { employmentTypeOf } from '../fields/employment-type.ts';
import { isoDate } from '../fields/iso-date.ts';
import { amount, body, line, listOf, part, required } from '../fields/lenient.ts';
import { distinctLocations, namedLocation } from '../fields/location.ts';
import { rawPosting } from '../fields/raw-posting.ts';
import { isOnTarget, periodOf, type StatedPay, salaryAcross } from '../fields/salary.ts';
import { isNoPlace, workplaceOf } from '../fields/workplace.ts';
import { descriptionOf } from '../html.ts';
import { probeList, wholeBoard } from '../single-request.ts';
import type { Source } from '../source.ts';

const PayRange = part({ min_cents: amount, max_cents: amount, currency_type: line, title: line });
const Metadata = part({ name: line, value_type: line, value: z.unknown().optional() });
const MoneyRange = part({ unit: line, min_value: amount, max_value: amount });

const Job = z.object({
  id: required,
  title: required,
  absolute_url: line,
  company_name: line,
  location: part({ name: line }),
  offices: listOf(part({ name: line, location: line })),
  departments: listOf(part({ name: line })),
  first_published: line,
  updated_at: line,
  application_deadline: line,
  content: body,
  pay_input_ranges: listOf(PayRange),
  metadata: listOf(Metadata),
});
type Job = z.output<typeof Job>;
type PayRange = z.output<typeof PayRange>;
type Metadata = z.output<typeof Metadata>;

/**
 * Greenhouse job board API: developers.greenhouse.io/job-board.html. EU boards answer there too.
 *
 * Only the list says which openings are there: the API answers "Job not found" alike for a closed
 * opening and for any opening of an unknown board. An opening is its `id`; several may share an
 * `internal_job_id` or a `requisition_id`, which on some boards is the same for all.
 */
export const greenhouse: Source = {
  ...wholeBoard({
    slugOf,
    // The settings of the embed (`Grnhse.Settings`), or the state of a page that renders the board.
    widget: {
      mark: /greenhouse|grnhse|(?<![a-z])gh[-_]/i,
      names: ['(?:url|board|gh)[-_]?token', '(?<![\\w$-])for'],
    },
    request: (slug) => getJson(`${listUrl(slug)}?content=true&pay_transparency=true`),
    list: 'jobs',
    schema: Job,
    id: ({ id }) => id,
    posting,
  }),
  probe: (slug, context) =>
    probeList(getJson(listUrl(slug)), { member: 'jobs', id: 'id' }, context),
};

const listUrl = (slug: string): string =>
  `https://boards-api.greenhouse.io/v1/boards/${encodeURIComponent(slug)}/jobs`;

const boardHost = /^(job-)?boards(\.eu)?\.greenhouse\.io$/;
const apiHost = /^(boards-api|api)(\.eu)?\.greenhouse\.io$/;

function slugOf(url: URL): string | null {
  const host = vendorHost(url);
  const [first, second, third] = boardSegments(url);
  if (apiHost.test(host)) {
    return first === 'v1' && second === 'boards' ? boardName(third) : null;
  }
  if (!boardHost.test(host)) return null;
  return boardName(first === 'embed' ? url.searchParams.get('for') : first);
}

function posting(job: Job, slug: string): RawPosting {
  return rawPosting({
    externalId: job.id,
    title: job.title,
    company: job.company_name,
    url: job.absolute_url ?? `https://job-boards.greenhouse.io/${slug}/jobs/${job.id}`,
    locations: locations(job),
    workplace: workplace(job),
    department: job.departments.find(({ name }) => name !== null)?.name ?? null,
    employmentType: employmentType(job),
    salary: salary(job),
    postedAt: isoDate(job.first_published),
    updatedAt: isoDate(job.updated_at),
    validThrough: isoDate(job.application_deadline),
    ...descriptionOf(contentOf(job)),
  });
}

/** The content is escaped exactly once; more decoding would destroy postings about HTML. */
const contentOf = ({ content }: Job): string =>
  content.includes('<') ? content : decodeEntities(content);

/** The places of the job, or the employer's offices if the location names no place. */
function locations(job: Job): Location[] {
  const names = job.location.name?.split(/\s*[|;]\s*/) ?? [];
  const stated = distinctLocations(names.map(namedLocation));
  const isPlaced = stated.some(({ text }) => !isNoPlace(text) || workplaceOf(text) === 'remote');
  if (isPlaced) return [...stated];
  const offices = distinctLocations(
    job.offices.map((office) => namedLocation(office.location ?? office.name)),
  ).filter(({ text }) => !isNoPlace(text));
  return offices.length > 0 ? offices : [...stated];
}

/** Custom fields of the employer: the name says what they hold, one value or several. */
function metadataOf(job: Job, name: RegExp): string | null {
  const field = job.metadata.find((candidate) => name.test(candidate.name ?? ''));
  const values = [field?.value].flat().filter((value) => typeof value === 'string');
  return values.length === 0 ? null : values.join(', ');
}

/** Some boards write the work model as the location ("Hybrid") and the place in `offices`. */
const workplace = (job: Job): Workplace | null =>
  workplaceOf(
    metadataOf(job, /^(work ?place|work (model|arrangement|type)|location type|remote)/i),
  ) ?? (isNoPlace(job.location.name ?? '') ? workplaceOf(job.location.name) : null);

const employmentType = (job: Job): EmploymentType | null =>
  employmentTypeOf(metadataOf(job, /^(employment|time|job|contract|position) (type|status)/i));

/** The pay of the list's own field, else of the employer's custom ones. */
const salary = (job: Job): Salary | null =>
  salaryAcross(job.pay_input_ranges.flatMap(statedPay)) ??
  salaryAcross(job.metadata.flatMap((field) => customPay(field, job)));

/** One range for each jurisdiction; only its title names the period. */
function statedPay({ min_cents, max_cents, currency_type, title }: PayRange): readonly StatedPay[] {
  const units = (cents: number | null): number | null => (cents === null ? null : cents / 100);
  const [min, max] = [units(min_cents), units(max_cents)];
  const period = periodOf(title) ?? periodBySize(min, max);
  return isOnTarget(title) ? [] : [{ min, max, currency: currency_type, period }];
}

/** Money beside the base pay. */
const otherMoney = /bonus|equity|stock|shares|commission|incentive|relocation|allowance|stipend/i;

/** A custom field with a range of money; some employers name the period in a field beside it. */
function customPay({ name, value_type, value }: Metadata, job: Job): readonly StatedPay[] {
  if (value_type !== 'currency_range' || isOnTarget(name) || otherMoney.test(name ?? '')) return [];
  const { min_value: min, max_value: max, unit: currency } = MoneyRange.parse(value);
  const beside = metadataOf(job, /^(pay|salary|wage|compensation) (frequency|period|interval)/i);
  const period = periodOf(name) ?? periodOf(beside) ?? periodBySize(min, max);
  return [{ min, max, currency, period }];
}

/** Without a period, less than about this is for an hour. */
const leastForLonger = 250;

const periodBySize = (min: number | null, max: number | null): SalaryPeriod | null =>
  Math.max(min ?? 0, max ?? 0) < leastForLonger ? 'hour' : null;
