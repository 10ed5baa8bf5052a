import type { PageReferences } from '../page-references.ts';
import { siteOf } from '../site.ts';
import { jobWords } from './job-words.ts';

/**
 * Vendors whose opening pages hold structured data, and the form of their addresses. Each company
 * has its own host there.
 */
const openingHosts: ReadonlyMap<string, RegExp> = new Map([
  ['jobs.personio.de', /^\/job\/\d+/],
  ['jobs.personio.com', /^\/job\/\d+/],
  ['softgarden.io', /\/job\/\d+/],
  ['career.softgarden.de', /\/jobs?\/\d+/],
  ['rexx-systems.com', /-j\d+\.html$/],
  ['dvinci-hr.com', /\/jobs\/\d+/],
  ['dvinci-easy.com', /\/jobs\/\d+/],
  ['umantis.com', /\/vacancies\/\d+\/description/i],
  ['concludis.de', /\/prj\/shw\//],
  ['onlyfy.jobs', /\/job\/\w+/],
  ['teamtailor.com', /\/jobs\/\d+/],
  ['breezy.hr', /^\/p\/[\da-f]{10}/],
  ['applytojob.com', /^\/apply\/(jobs\/details\/)?\w{6,}(\/|$)/],
  ['icims.com', /^\/jobs\/\d+\//],
  ['jobs.jobvite.com', /\/job\/\w+/],
  ['recruiting.paylocity.com', /\/jobs\/details\/\d+/i],
  ['peopleadmin.com', /^\/postings\/\d+/],
  ['freshteam.com', /^\/jobs\/[\w-]{8,}\//],
]);

const file =
  /\.(pdf|docx?|odt|xlsx?|pptx?|jpe?g|png|gif|svg|webp|zip|ics|vcf|rss|xml|json|mp[34]|txt)$/i;

/** A long number or a UUID: only a single opening has one. */
const hasId =
  /\d{3,}|[\da-f]{8}-[\da-f]{4}-|(?<![\w-])(?=[\w-]*\d)(?=[\w-]*[A-Za-z])[\w-]{16,}={0,2}$/;
const isSlug = /[\p{L}\d][-_+ ]+[\p{L}\d(]/u;

/** Parameters that name an opening anywhere, and those that do so only after a word for jobs. */
const idParameter =
  /^((gh_|ashby_)?jid|(career_)?(job|job_?req|req|requisition|vacancy|vacature|vaga|stellen?)_?(id|nr|no|num|number|uid|ref)?|(posting|position|opportunity|offer|offre|oferta|anzeigen?)_?(id|nr|no|number))$/i;
const plainParameter = /^(id|uid|nr|no|ref|pid|rid|ad_?id|posting|position|view|detail|show)$/i;

/**
 * Links of a list page that look like its openings: on the same site or one host of a vendor, under
 * a word for jobs, followed by an id or a name, many of one pattern. Without duplicates, in
 * document order.
 */
export function jobLinks(
  references: Pick<PageReferences, 'links'>,
  pageUrl: URL,
): readonly string[] {
  const groups = new Map<string, Set<string>>();
  for (const link of references.links) {
    const url = URL.parse(link);
    const pattern = url === null ? null : patternOf(url, pageUrl);
    if (url === null || pattern === null) continue;
    url.hash = '';
    groups.set(pattern, (groups.get(pattern) ?? new Set()).add(url.href));
  }
  const kept = [...groups].filter(([pattern, urls]) => pattern.startsWith('id ') || urls.size > 1);
  // Openings of several companies at a vendor are a list of partners.
  const tenants = kept.filter(([pattern]) => pattern.startsWith(elsewhere));
  const own = tenants.length > 1 ? kept.filter((group) => !tenants.includes(group)) : kept;
  return [...new Set(own.flatMap(([, urls]) => [...urls]))];
}

export function isJobAddress(url: URL): boolean {
  return addressPattern(url) !== null;
}

const elsewhere = 'id at ';

/** The pattern that links to a site's openings share; null for any other link. */
function patternOf(url: URL, pageUrl: URL): string | null {
  if (isSamePage(url, pageUrl)) return null;
  if (url.host === pageUrl.host || homeOf(url) === homeOf(pageUrl)) return addressPattern(url);
  const isPageElsewhere = openingOf(pageUrl) === null;
  return isAtVendor(url) && isPageElsewhere ? `${elsewhere}${url.host}` : null;
}

/** The site of an address; at a vendor, the company's host. */
const homeOf = (url: URL): string =>
  openingOf(url) === null ? siteOf(url.hostname) : url.hostname;

/** True for an opening's page at a vendor whose pages can be read. */
export const isAtVendor = (url: URL): boolean => openingOf(url)?.test(url.pathname) === true;

/** How the host's vendor addresses openings; null for other hosts. */
function openingOf({ hostname }: URL): RegExp | null {
  for (let at = 0; at !== -1; at = hostname.indexOf('.', at + 1)) {
    const found = openingHosts.get(hostname.slice(at === 0 ? 0 : at + 1));
    if (found !== undefined) return found;
  }
  return null;
}

function addressPattern(url: URL): string | null {
  if (file.test(url.pathname)) return null;
  if (isAtVendor(url)) return `id ${url.host}`;
  const segments = url.pathname.split('/').flatMap((part) => (part === '' ? [] : decode(part)));
  const last = segments.at(-1) ?? '';
  const word = segments.findLastIndex((part) => jobWords.isAny(part));
  // A word at the end is the name of the page, unless it follows an opening.
  const lead = segments.slice(0, -1).findLastIndex((part) => jobWords.isAny(part));
  const isAtHost = url.hostname.split(/[.-]/).some((label) => jobWords.isAny(label));
  const rest = segments.slice(lead + 1);
  if (jobWords.isBeside(last) || rest.some((part) => jobWords.isBeside(part))) return null;

  const base = `${url.host}/${segments.slice(0, lead + 1).join('/')}`;
  if (namesInParameter(url, (word !== -1 || isAtHost) && isOfOne(last))) return `id ${base}?`;
  if (isNamedAlone(last)) return `id ${url.host}/`;
  const pattern = `${base}/${rest.length}`;
  if (lead === -1) return isAtHost && rest.some(isIdOnly) ? `id ${pattern}` : null;
  const isAfterOne = jobWords.isOne(segments[lead] ?? '');
  if (hasIdIn(rest, isAfterOne)) return `id ${pattern}`;
  if (jobWords.isAny(last)) return null;
  if (isSlug.test(withoutEnding(last))) return `${isAfterOne ? 'id' : 'slug'} ${pattern}`;
  return isAfterOne && rest.length === 1 ? `slug ${pattern}` : null;
}

/** A year is a date, not an id. */
const isIdOnly = (part: string): boolean => hasId.test(part) && !/^(19|20)\d\d$/.test(part);

const isOfOne = (last: string): boolean =>
  last === '' ||
  jobWords.isAny(last) ||
  /^(index|details?|view|show|item|page)$/i.test(withoutEnding(last));

function namesInParameter(url: URL, isUnderWord: boolean): boolean {
  return [...url.searchParams].some(([name, value]) => {
    const inner = name.replace(/^.*\[([^\]]+)\]$/, '$1');
    const isId = /^(?=.*\d)[\w.-]{1,60}$/.test(value);
    return isId && (idParameter.test(inner) || (isUnderWord && plainParameter.test(inner)));
  });
}

/**
 * `Clerk-de-j101.html`, `position-4711`, `clerk-job-4711`: a name that identifies one opening on
 * its own.
 */
function isNamedAlone(last: string): boolean {
  const name = withoutEnding(last);
  if (/-[a-z]{2}-j\d+$/i.test(name)) return true;
  const [, words = ''] = /^([\p{L}_-]{1,200}?)[-_]?(?!(?:19|20)\d\d$)\d+$/u.exec(name) ?? [];
  return jobWords.isOne(words) || jobWords.isOne(words.split(/[-_]/).at(-1) ?? '');
}

/** A long id; or a short number with a name beside it, or after a word for one opening. */
function hasIdIn(rest: readonly string[], isAfterOne: boolean): boolean {
  if (rest.some((part) => hasId.test(part))) return true;
  return rest.some((part, index) => {
    if (/^\d+[-_]\p{L}/u.test(part)) return true;
    const hasName = /\p{L}{2}/u.test(rest[index + 1] ?? '');
    return /^\d+$/.test(part) && (hasName || (isAfterOne && index === 0));
  });
}

const withoutEnding = (part: string): string => part.replace(/\.[a-z]{2,5}$/i, '');

function decode(segment: string): string {
  if (!segment.includes('%')) return segment;
  try {
    return decodeURIComponent(segment);
  } catch {
    // A stray percent sign: the raw segment is the best reading.
    return segment;
  }
}

const isSamePage = (url: URL, page: URL): boolean =>
  url.host === page.host && url.pathname === page.pathname && url.search === page.search;
