import { z } from 'zod';
import { AppError } from '#core/errors.ts';
import type { RawPosting, Salary } from '#core/posting.ts';
import type { WebDocument } from '#core/web-document.ts';
import { boardName, boardSegments, vendorHost } from '../board-address.ts';
import { type Listed, valueAt } from '../board-list.ts';
import { getPage } from '../board-request.ts';
import { embeddedJson } from '../embedded-json.ts';
import { listOrFail } from '../entries.ts';
import { employmentTypeOf } from '../fields/employment-type.ts';
import { isoDate } from '../fields/iso-date.ts';
import { amount, body, flag, line, part, required, toAmount, toLine } from '../fields/lenient.ts';
import { locationOf } from '../fields/location.ts';
import { rawPosting } from '../fields/raw-posting.ts';
import { periodOf, salaryOf } from '../fields/salary.ts';
import { workplaceOf } from '../fields/workplace.ts';
import { descriptionOf, plainTextToHtml } from '../html.ts';
import { pagedBoardWithDetails } from '../list-details.ts';

const Amount = part({ amount, currency: line });

const Job = z.object({
  id: required,
  idParam: required,
  title: required,
  city: part({ cityName: line, countryName: line }),
  workplaceType: line,
  category: part({ name: line }),
  employmentType: part({ name: line }),
  createdAt: line,
  salaryAmountFrom: Amount,
  salaryAmountTo: Amount,
  salaryFrequency: line,
  showSalary: flag,
  settings: part({ showSalary: flag }),
});
type Job = z.output<typeof Job>;

/** The page has a text for search engines, and the employer's own in Markdown. */
const Detail = z.object({ id: required, schemaDescription: body, description: body });
type Detail = z.output<typeof Detail>;

/** The pages of a JOIN company, which hold five openings each for their own script. */
export const join = pagedBoardWithDetails({
  slugOf,
  request: (slug, { page }) =>
    getPage(`${companyUrl(slug)}${page === 0 ? '' : `?page=${page + 1}`}`),
  pageSize: 5,
  // A page may say in its own words that nothing is there, although its status is 200.
  judge: ({ body: html }) =>
    /"pageProps":\{[^{}]{0,200}"statusCode":(404|410)\b/.test(html) ? 'missing' : null,
  list: listIn,
  schema: Job,
  id: ({ id }) => id,
  detail: {
    request: ({ idParam }, slug) => getPage(`${companyUrl(slug)}/${idParam}`),
    read: detailIn,
    isOf: (detail, { id }) => detail.id === id,
    keep: (document) => {
      const initialState = { job: detailIn(document) };
      const json = JSON.stringify({ props: { pageProps: { initialState } } });
      return `<script id="__NEXT_DATA__">${json.replaceAll('<', '\\u003c')}</script>`;
    },
  },
  posting,
});

function slugOf(url: URL): string | null {
  const [first, name] = boardSegments(url);
  return vendorHost(url) === 'join.com' && first === 'companies' ? boardName(name) : null;
}

const companyUrl = (slug: string): string => `https://join.com/companies/${slug}`;

const stateOf = (document: WebDocument): unknown =>
  valueAt(embeddedJson(document, 'script#__NEXT_DATA__'), 'props.pageProps.initialState');

/** A company without a site of its own may be answered with the page of another one. */
function listIn(document: WebDocument): Listed {
  const state = stateOf(document);
  const asked = slugOf(new URL(document.url));
  const shown = toLine(valueAt(state, 'company.domain'));
  if (asked !== null && shown !== null && shown.toLowerCase() !== asked.toLowerCase()) {
    const reason = 'it shows another company';
    throw new AppError('unreadable_content', { url: document.finalUrl, reason });
  }
  const number = (path: string) => toAmount(valueAt(state, `jobs.pagination.${path}`));
  const [page, pageCount] = [number('page'), number('pageCount')];
  return {
    entries: listOrFail(document, valueAt(state, 'jobs'), 'items'),
    total: number('total') ?? number('rowCount'),
    more: page === null || pageCount === null ? null : page < pageCount,
  };
}

function detailIn(document: WebDocument): Detail | null {
  return Detail.safeParse(valueAt(stateOf(document), 'job')).data ?? null;
}

function posting(job: Job, detail: Detail | null, slug: string): RawPosting {
  const { cityName: city, countryName: country } = job.city;
  const text = detail?.schemaDescription || plainTextToHtml(detail?.description ?? '');
  return rawPosting({
    externalId: job.id,
    title: job.title,
    url: `${companyUrl(slug)}/${job.idParam}`,
    locations: [locationOf({ city, country })],
    workplace: workplaceOf(job.workplaceType),
    department: job.category.name,
    employmentType: employmentTypeOf(job.employmentType.name),
    salary: salary(job),
    postedAt: isoDate(job.createdAt),
    ...descriptionOf(text),
  });
}

/** Amounts are in cents, and sent although the employer does not show them. */
function salary(job: Job): Salary | null {
  const { salaryAmountFrom: from, salaryAmountTo: to } = job;
  if ((job.settings.showSalary ?? job.showSalary) !== true) return null;
  return salaryOf({
    min: from.amount === null ? null : from.amount / 100,
    max: to.amount === null ? null : to.amount / 100,
    currency: from.currency ?? to.currency,
    period: periodOf(job.salaryFrequency),
  });
}
