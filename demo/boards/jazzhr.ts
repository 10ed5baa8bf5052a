import { escapeHtml, page } from '../pages.ts';
import { unknownPage } from '../site-answer.ts';
import { type BoardPosting, type PlayedVendor, placeName } from './board.ts';

/** JazzHR: one table lists all openings; the text is on an opening's page. */
export const jazzhr: PlayedVendor = {
  list: '/apply/jobs',
  listed: ({ company }) => {
    const head = '<tr><th>Job Title</th><th>Location</th></tr>';
    const rows = company.postings.map(row).join('');
    return page(`Jobs at ${company.name}`, `<table id="jobs_table">${head}${rows}</table>`);
  },
  page: '/apply/{id}',
  idOf,
  unknown: page('Inactive Career Page', '<h1>This career page is no longer active</h1>'),
  gone: unknownPage,
};

function idOf({ id }: BoardPosting): string {
  return `Key${id}`;
}

const row = (posting: BoardPosting): string =>
  `<tr class="resumator_even_row"><td><a class="job_title_link" href="/apply/jobs/details/${idOf(posting)}?&amp;">` +
  `${escapeHtml(posting.title)}</a><br><span class="resumator_department">${escapeHtml(posting.department)}</span></td>` +
  `<td>${escapeHtml(placeName(posting))}</td></tr>`;
