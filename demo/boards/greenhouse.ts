import { type BoardCompany, type BoardPosting, placeName } from '../board-posting.ts';
import { escapeHtml } from '../markup.ts';
import { listOrPosting } from '../pages.ts';
import { json } from '../site-answer.ts';
import type { Board } from './board.ts';

const apiHost = 'boards-api.greenhouse.io';

/** Greenhouse: one answer holds the whole board, its text escaped once more. */
export const greenhouse: Board = {
  careersUrl: (slug) => `https://job-boards.greenhouse.io/${slug}`,
  listUrl: (slug) => `https://${apiHost}/v1/boards/${slug}/jobs?content=true`,
  hosts: [apiHost, 'job-boards.greenhouse.io', 'boards.greenhouse.io'],
  unknown: json({ status: 404, error: 'Job board not found' }, 404),
  answer: (url, find) => {
    const [, slug = '', id] =
      /^\/(?:v1\/boards\/)?([^/]+)(?:\/jobs(?:\/(\d+))?)?\/?$/.exec(url.pathname) ?? [];
    const company = find(slug);
    if (company === null) return null;
    const posting = company.postings.find((each) => String(each.id) === id);
    if (id !== undefined && posting === undefined) return null;
    if (url.hostname !== apiHost) {
      return listOrPosting(company, posting, (each) => `/${slug}/jobs/${each.id}`);
    }
    if (posting !== undefined) return json(greenhouseJob(company, posting, true));
    const withContent = url.searchParams.get('content') === 'true';
    const jobs = company.postings.map((each) => greenhouseJob(company, each, withContent));
    return json({ jobs, meta: { total: jobs.length } });
  },
};

/** One opening in the vendor's JSON; the fields are those of recorded answers. */
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
