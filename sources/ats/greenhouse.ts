import { z } from 'zod';
import type { EmploymentType, Location, RawPosting, Salary, Workplace } from '#core/posting.ts';
import { boardName, boardSegments, vendorHost } from '../board-address.ts';
import { matchBoard, strongest } from '../board-match.ts';
import { decodeEntities } from '../entities.ts';
import { readEntries } from '../entries.ts';
import { employmentTypeOf } from '../fields/employment-type.ts';
import { isoDate } from '../fields/iso-date.ts';
import { amount, body, line, listOf, part, required } from '../fields/lenient.ts';
import { distinctLocations, namedLocation } from '../fields/location.ts';
import { rawPosting } from '../fields/raw-posting.ts';
import { periodOf, salaryOf } from '../fields/salary.ts';
import { isNoPlace, workplaceOf } from '../fields/workplace.ts';
import { descriptionOf } from '../html.ts';
import { fetchWhole, probeList } from '../single-request.ts';
import type { Source } from '../source.ts';
import { matchWidget, type Widget } from '../widget-settings.ts';

/** Greenhouse job board API: developers.greenhouse.io/job-board.html. EU boards answer there too. */
export const greenhouse: Source = {
  id: 'greenhouse',
  label: 'Greenhouse',
  means: 'ats_api',
  match: (page) => strongest(matchBoard(page, slugOf), matchWidget(page, widget)),
  probe: (slug, context) =>
    probeList({ url: listUrl(slug), expect: 'json' }, { member: 'jobs', id: 'id' }, context),
  fetch: (slug, context) =>
    fetchWhole(
      {
        source: greenhouse,
        slug,
        request: { url: `${listUrl(slug)}?content=true`, expect: 'json' },
        list: 'jobs',
      },
      context,
    ),
  parse: ({ documents, slug }) =>
    readEntries(documents, { list: 'jobs', schema: Job, posting: (job) => posting(job, slug) }),
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

/** In the embed's settings (`Grnhse.Settings`), or the state of a page that draws the board itself. */
const widget: Widget = {
  mark: /greenhouse|grnhse|(?<![a-z])gh[-_]/i,
  names: ['(?:url|board|gh)[-_]?token', '(?<![\\w$-])for'],
};

const PayRange = part({ min_cents: amount, max_cents: amount, currency_type: line, title: line });
const Metadata = part({ name: line, value: z.unknown().optional() });

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

/** The content is escaped exactly once; decoding further would eat postings about HTML. */
const contentOf = ({ content }: Job): string =>
  content.includes('<') ? content : decodeEntities(content);

/** The places of the job; the employer's offices where what stands there names none. */
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

/** Fields of the employer's own making; the name says what they hold, one value or several. */
function metadataOf(job: Job, name: RegExp): string | null {
  const field = job.metadata.find((candidate) => name.test(candidate.name ?? ''));
  const values = [field?.value].flat().filter((value) => typeof value === 'string');
  return values.length === 0 ? null : values.join(', ');
}

/** Some boards write the work model where the place belongs: "Hybrid", the place in `offices`. */
const workplace = (job: Job): Workplace | null =>
  workplaceOf(
    metadataOf(job, /^(work ?place|work (model|arrangement|type)|location type|remote)/i),
  ) ?? (isNoPlace(job.location.name ?? '') ? workplaceOf(job.location.name) : null);

const employmentType = (job: Job): EmploymentType | null =>
  employmentTypeOf(metadataOf(job, /^(employment|time|job|contract|position) (type|status)/i));

function salary(job: Job): Salary | null {
  const range = job.pay_input_ranges[0];
  if (range === undefined) return null;
  const units = (cents: number | null): number | null => (cents === null ? null : cents / 100);
  return salaryOf({
    min: units(range.min_cents),
    max: units(range.max_cents),
    currency: range.currency_type,
    period: periodOf(range.title),
  });
}
