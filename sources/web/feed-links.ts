import { resolveLink } from '#core/url.ts';
import { walkHtml } from '../html-walk.ts';
import type { Page } from '../source.ts';
import { jobWords } from './job-words.ts';

export type FeedLink = { readonly url: string; readonly title: string };

const feedType = /^application\/(?:rss\+xml|atom\+xml|rdf\+xml|feed\+json|json)\b/i;
const feedAddress = /\.(?:rss|atom|xml)$|\/(?:rss|atom|feed)\/?$/i;

/**
 * The feeds that a page names, those of jobs by their names first: `link[rel=alternate]`, and links
 * with a feed's address. Not those of comments, blogs and news.
 */
export function feedLinks({ url, html }: Page): readonly FeedLink[] {
  if (html === null || !/rss|atom|feed|\.xml/i.test(html)) return [];
  const found = new Map<string, FeedLink>();
  let base = url.href;
  const keep = (href: string, title: string): void => {
    const address = resolveLink(href, base);
    if (address === null || found.size === maxFeeds || found.has(address)) return;
    const link = { url: address, title };
    if (!isOfOthers(link)) found.set(address, link);
  };
  walkHtml(html, {
    onopentag(name, { href, rel = '', type = '', title = '', ...others }) {
      if (name === 'base' && href) base = resolveLink(href, base) ?? base;
      if (href === undefined) return;
      const isAlternate = /\balternate\b/i.test(rel) && feedType.test(type.trim());
      if (name === 'link' && isAlternate) keep(href, title);
      const path = href.replace(/[?#].*$/s, '');
      if (name === 'a' && feedAddress.test(path) && hasJobWord(href)) {
        keep(href, title || (others['aria-label'] ?? ''));
      }
    },
  });
  return [...found.values()].toSorted((a, b) => rank(a) - rank(b));
}

const maxFeeds = 100;

const rank = (link: FeedLink): number => (isNamedForJobs(link) ? 0 : 1);

/** True for `/jobs.rss`, `/feeds/vacancies`, `?feed=job_feed` and titles such as "Acme Jobs". */
export function isNamedForJobs({ url, title }: FeedLink): boolean {
  return hasJobWord(new URL(url).pathname) || hasJobWord(new URL(url).search) || hasJobWord(title);
}

const hasJobWord = (text: string): boolean =>
  text
    .slice(0, 500)
    .split(/[^\p{L}-]+/u)
    .some((word) => jobWords.isAny(word.replace(/\.\w+$/, '')));

/** A page's comments have a feed in many sites, and so has the blog. */
const isOfOthers = ({ url, title }: FeedLink): boolean =>
  /\b(?:comments?|blogs?|news|podcast|press|kommentare?|commentaires?|comentarios?|actualit\p{L}*|noticias|notizie|aktuelles)\b/iu.test(
    `${new URL(url).pathname.replace(/[-_]/g, ' ')} ${title}`,
  ) || /\/wp-json\/|oembed/i.test(url);
