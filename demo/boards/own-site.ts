import { listPage, postingPage, sitemap } from '../pages.ts';
import { unknownPage } from '../site-answer.ts';
import { type Board, type BoardPosting, wordsOf } from './board.ts';

/** A company's own site, each opening marked up on its page. */
export const ownSite: Board = {
  careersUrl: (slug) => `https://${slug}.example/careers`,
  hosts: [],
  ownHosts: (slug) => [`${slug}.example`],
  slugIn,
  startsList: isList,
  answer: (url, _body, find) => {
    const company = find(slugIn(url));
    if (company === null) return unknownPage;
    if (url.pathname === '/sitemap.xml') {
      return sitemap(company, (each) => `${url.origin}${pathOf(each)}`);
    }
    if (url.pathname === '/' || isList(url)) return listPage(company, pathOf);
    const posting = company.postings.find((each) => pathOf(each) === url.pathname);
    return posting === undefined ? unknownPage : postingPage(company, posting);
  },
};

function slugIn({ hostname }: URL): string {
  return hostname.replace('.example', '');
}

function isList({ pathname }: URL): boolean {
  return /^\/careers\/?$/.test(pathname);
}

/** Addresses often contain the title, so a new title gives a new address. */
const pathOf = (posting: BoardPosting): string => `/careers/${posting.id}-${wordsOf(posting)}`;
