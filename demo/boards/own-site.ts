import type { BoardPosting } from '../board-posting.ts';
import { listPage, postingPage, sitemap } from '../pages.ts';
import { unknownPage } from '../site-answer.ts';
import type { Board } from './board.ts';

/** A company that publishes on a site of its own, each opening marked up on its page. */
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

/** Titles are part of many addresses, so an address changes with its title. */
const pathOf = ({ id, title }: BoardPosting): string =>
  `/careers/${id}-${title.toLowerCase().replaceAll(/[^a-z]+/g, '-')}`;
