import { listPage, postingPage, sitemap } from '../pages.ts';
import { unknownPage } from '../site-answer.ts';
import type { Board, BoardPosting } from './board.ts';

/** A company's own site, each opening marked up on its page. */
export const ownSite: Board = {
  careersUrl: (slug) => `https://${slug}.example/careers`,
  listUrl: (slug) => `https://${slug}.example/careers`,
  hosts: [],
  ownHost: (slug) => `${slug}.example`,
  unknown: unknownPage,
  answer: (url, find) => {
    const company = find(url.hostname.replace('.example', ''));
    if (company === null) return null;
    if (url.pathname === '/sitemap.xml') {
      return sitemap(company, (each) => `${url.origin}${pathOf(each)}`);
    }
    if (/^\/(careers\/?)?$/.test(url.pathname)) return listPage(company, pathOf);
    const posting = company.postings.find((each) => pathOf(each) === url.pathname);
    return posting === undefined ? null : postingPage(company, posting);
  },
};

/** Addresses often contain the title, so a new title gives a new address. */
const pathOf = ({ id, title }: BoardPosting): string =>
  `/careers/${id}-${title.toLowerCase().replaceAll(/[^a-z]+/g, '-')}`;
