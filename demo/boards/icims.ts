import { escapeHtml, page } from '../pages.ts';
import { unknownPage } from '../site-answer.ts';
import {
  type BoardPosting,
  employmentWords,
  type PlayedVendor,
  pagesBy,
  placeName,
} from './board.ts';

/** iCIMS: pages of twenty rows, each naming the next page; the text is on an opening's page. */
export const icims: PlayedVendor = {
  list: '/jobs/search',
  listed: ({ url, company, postings, isLast }) => {
    const next = new URL(url);
    next.searchParams.set('pr', String(Number(url.searchParams.get('pr') ?? 0) + 1));
    const link = isLast ? '' : `<link rel="next" href="${escapeHtml(next.href)}">`;
    const rows = postings.map((each) => row(url.origin, each)).join('');
    const list = `<div class="iCIMS_MainWrapper iCIMS_ListingsPage"><ul class="iCIMS_JobsTable">${rows}</ul></div>`;
    return page(`Careers at ${company.name}`, list, link);
  },
  paging: pagesBy('pr', 0, 20),
  page: '/jobs/{id}/opening/job',
  unknown: unknownPage,
  gone: unknownPage,
};

const row = (origin: string, posting: BoardPosting): string =>
  '<li class="iCIMS_JobCardItem"><div class="row"><div class="col-xs-6 header left">' +
  `<span class="sr-only field-label">Job Locations</span><span>${escapeHtml(placeName(posting))}</span></div>` +
  `<div class="col-xs-6 header right"><span class="field-label">Posted Date</span><span title="${clock(posting.postedAt)}">once</span></div>` +
  `<div class="title"><a class="iCIMS_Anchor" title="${posting.id} - ${escapeHtml(posting.title)}" ` +
  `href="${origin}/jobs/${posting.id}/opening/job?in_iframe=1"><h3>${escapeHtml(posting.title)}</h3></a></div>` +
  `<dl>${field('Category', posting.department)}${field('Job Type', employmentWords[posting.employmentType])}</dl></div></li>`;

const field = (label: string, value: string): string =>
  `<dt class="iCIMS_JobHeaderField">${label}</dt><dd class="iCIMS_JobHeaderData"><span>${escapeHtml(value)}</span></dd>`;

/** The month comes first, with a clock of twelve hours: `8/14/2026 9:05 AM`. */
function clock(iso: string): string {
  const [, year, month, day, hour, minute] = /^(\d+)-(\d+)-(\d+)T(\d+):(\d+)/.exec(iso) ?? [];
  const half = Number(hour) < 12 ? 'AM' : 'PM';
  return `${Number(month)}/${Number(day)}/${year} ${Number(hour) % 12 || 12}:${minute} ${half}`;
}
