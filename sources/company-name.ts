import { isHostOf } from '#core/url.ts';
import { sources } from './registry.ts';

/** A name to show until the site states one: the slug, or the host without `www.` and the like. */
export function nameFromUrl(url: string): string {
  const parsed = new URL(url);
  const { host, hostname, pathname } = parsed;
  const named = vendorOf(hostname)?.nameIn?.(parsed) ?? null;
  if (named !== null) return titleCase(decode(named));
  if (/^[\d.]+$|^\[/.test(hostname)) return host;
  const segments = pathname.split('/').filter((part) => part !== '' && !isCommonSegment(part));
  const labels = hostname
    .split('.')
    .filter((label) => !/^(www|jobs?|careers?|boards?|apply)$/.test(label));
  const word = sharedHosts.has(hostname) ? segments[0] : labels[0];
  return titleCase(decode(word ?? hostname));
}

/** Hosts of job boards: the path names the company. */
const sharedHosts = new Set(Object.values(sources).flatMap(({ vendor }) => vendor?.hosts ?? []));

const vendorOf = (hostname: string) =>
  Object.values(sources).find(({ vendor }) =>
    [...(vendor?.hosts ?? []), ...(vendor?.domains ?? [])].some((own) => isHostOf(hostname, own)),
  )?.vendor;

const isCommonSegment = (part: string): boolean => commonSegment.test(part);

/** Of careers pages and of the boards' own APIs; and the language some put first. */
const commonSegment =
  /^(careers?|jobs?|openings?|positions?|vacancies|embed|job[_-]board|api|v\d|boards|postings?|posting-api|widget|accounts|companies|[a-z]{2}(-[A-Za-z]{2})?)$/i;

/** Percent-encoding undone; a stray `%` is left as it is. */
function decode(word: string): string {
  try {
    return decodeURIComponent(word);
  } catch {
    return word;
  }
}

const titleCase = (word: string): string =>
  word.replace(/[-_]+/g, ' ').replace(/(^|\s)\p{Ll}/gu, (letter) => letter.toUpperCase());
