import type { PageReferences } from '../page-references.ts';
import { siteOf } from '../site.ts';

/** Path words under which sites keep their openings. */
const jobWord =
  /^(jobs?|jobdetails?|job-(details?|openings?|offers?|listings?|postings?)|careers?|karriere|positions?|open-positions|openings?|vacanc(y|ies)|vacatures?|stellen?(angebote?|anzeigen?)?|offres?(-d-?emploi)?|offers?|emplois?|praca|oferty?|roles?|opportunit(y|ies)|requisitions?|empleos?|lavoro|arbeit|anuncios?)$/i;

/** Pages beside an opening: forms, sharing, accounts, alerts, facets. */
const otherPage =
  /^(apply|application|bewerben|form|share|email|print|login|signin|sign-in|register|account|alerts?|subscribe|saved|search|filters?|categor(y|ies)|departments?|locations?|teams?|tags?|companies|company|about|benefits|culture|faq|students|events|blog|news|talent-(network|community)|new|rss|feed)$/i;

/** A number of some length, or a UUID: what only a single opening has. */
const hasId =
  /\d{3,}|[\da-f]{8}-[\da-f]{4}-|(?<![\w-])(?=[\w-]*\d)(?=[\w-]*[A-Za-z])[\w-]{16,}={0,2}$/;
const isSlug = /^[\p{L}\d%]+([-_][\p{L}\d%]+)+$/u;
const idParameter = /^(job_?id|gh_jid|ashby_jid|jid|posting_?id|req(uisition)?_?id|vacancy_?id)$/i;

/**
 * Links of a list page that look like its openings: on the same site, under a word for jobs, with
 * an id or a name behind it, many of one pattern. Without duplicates, in document order.
 */
export function jobLinks(references: PageReferences, pageUrl: URL): readonly string[] {
  const groups = new Map<string, Set<string>>();
  for (const link of references.links) {
    const url = URL.parse(link);
    const pattern = url === null ? null : patternOf(url, pageUrl);
    if (url === null || pattern === null) continue;
    url.hash = '';
    groups.set(pattern, (groups.get(pattern) ?? new Set()).add(url.href));
  }
  const kept = [...groups].filter(([pattern, urls]) => pattern.startsWith('id ') || urls.size > 1);
  return [...new Set(kept.flatMap(([, urls]) => [...urls]))];
}

/** True for an address that names one opening rather than a list of them. */
export function isJobAddress(url: URL): boolean {
  return addressPattern(url) !== null;
}

/** What the links to a site's openings have in common; null for a link to anything else. */
function patternOf(url: URL, pageUrl: URL): string | null {
  if (siteOf(url.hostname) !== siteOf(pageUrl.hostname) || isSamePage(url, pageUrl)) return null;
  return addressPattern(url);
}

function addressPattern(url: URL): string | null {
  const segments = url.pathname.split('/').filter((segment) => segment !== '');
  const last = segments.at(-1) ?? '';
  const word = segments.findLastIndex((segment) => jobWord.test(segment.replace(/\.\w+$/, '')));
  if (otherPage.test(last) || segments.slice(word + 1).some((part) => otherPage.test(part)))
    return null;
  const base = `${url.host}/${segments.slice(0, word + 1).join('/')}`;
  const hasIdParameter = [...url.searchParams.keys()].some((name) => idParameter.test(name));
  if (hasIdParameter) return `id ${base}?`;
  const rest = segments.slice(word + 1);
  if (word === -1 || rest.length === 0) return null;
  if (rest.some((segment) => hasId.test(segment))) return `id ${base}/${rest.length}`;
  return isSlug.test(last) ? `slug ${base}/${rest.length}` : null;
}

const isSamePage = (url: URL, page: URL): boolean =>
  url.host === page.host && url.pathname === page.pathname && url.search === page.search;
