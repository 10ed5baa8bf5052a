import { escapeHtml } from '../pages.ts';
import { json } from '../site-answer.ts';
import { type BoardCompany, type BoardPosting, type PlayedVendor, placeName } from './board.ts';

/** Greenhouse: one answer holds the whole board, its text escaped twice, with pay on request. */
export const greenhouse: PlayedVendor = {
  list: '/v1/boards/{slug}/jobs',
  listed: ({ url, company }) => {
    const withContent = url.searchParams.get('content') === 'true';
    const withPay = url.searchParams.get('pay_transparency') === 'true';
    const jobs = company.postings.map((each) => ({
      ...greenhouseJob(company, each, withContent),
      ...(withPay ? { pay_input_ranges: payRanges(each) } : {}),
    }));
    return json({ jobs, meta: { total: jobs.length } });
  },
  page: '/{slug}/jobs/{id}',
  details: {
    '/v1/boards/{slug}/jobs/{id}': ({ company, posting }) =>
      json(greenhouseJob(company, posting, true)),
  },
  unknown: json({ status: 404, error: 'Job board not found' }, 404),
  gone: json({ status: 404, error: 'Job not found' }, 404),
};

/** One opening in the vendor's JSON, with the fields of recorded answers. */
export const greenhouseJob = (
  { slug, name }: BoardCompany,
  posting: BoardPosting,
  withContent: boolean,
): object => ({
  absolute_url: `https://job-boards.greenhouse.io/${slug}/jobs/${posting.id}`,
  internal_job_id: posting.id + 1_000_000,
  location: { name: placeName(posting) },
  metadata: null,
  id: posting.id,
  updated_at: posting.updatedAt,
  requisition_id: `R-${posting.id}`,
  title: posting.title,
  company_name: name,
  first_published: posting.postedAt,
  ...(withContent
    ? {
        content: escapeHtml(posting.descriptionHtml),
        departments: [{ id: 1, name: posting.department, child_ids: [], parent_id: null }],
        offices: [{ id: 2, name: posting.place.city, location: placeName(posting) }],
      }
    : {}),
});

const payRanges = ({ pay }: BoardPosting): readonly object[] =>
  pay === null
    ? []
    : [
        {
          min_cents: Math.round(pay.min * 100),
          max_cents: Math.round(pay.max * 100),
          currency_type: pay.currency,
          title: pay.period === 'year' ? 'Annual Salary:' : 'Hourly Rate:',
        },
      ];
