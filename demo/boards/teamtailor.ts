import { jobPosting } from '../pages.ts';
import { json } from '../site-answer.ts';
import {
  type BoardCompany,
  type BoardPosting,
  type PlayedVendor,
  pagesBy,
  uuidOf,
  wordsOf,
} from './board.ts';

/** Teamtailor: a JSON Feed in pages of a hundred, with schema.org's words for each opening. */
export const teamtailor: PlayedVendor = {
  list: '/jobs.json',
  listed: ({ url, company, postings, start, size, isLast }) =>
    json({
      version: 'https://jsonfeed.org/version/1.1',
      title: company.name,
      home_page_url: `${url.origin}/jobs`,
      feed_url: url.href,
      ...(isLast ? {} : { next_url: `${url.origin}/jobs.json?page=${start / size + 2}` }),
      items: postings.map((each) => item(url.origin, company, each)),
    }),
  paging: pagesBy('page', 1, 100),
  page: '/jobs/{id}',
  idOf,
  unknown: json({ error: 'Not found' }, 404),
};

function idOf(posting: BoardPosting): string {
  return `${posting.id}-${wordsOf(posting)}`;
}

const item = (origin: string, company: BoardCompany, posting: BoardPosting): object => ({
  id: uuidOf(posting),
  url: `${origin}/jobs/${idOf(posting)}`,
  title: posting.title,
  date_published: posting.postedAt,
  content_html: posting.descriptionHtml,
  _jobposting: jobPosting(company, posting),
});
