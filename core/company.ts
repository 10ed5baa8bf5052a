import { z } from 'zod';

/** How the last check of a company ended. */
export const CompanyHealth = z.enum(['new', 'ok', 'partial', 'held', 'failed', 'duplicate']);
export type CompanyHealth = z.infer<typeof CompanyHealth>;

/** A company whose openings are watched. */
export const Company = z.object({
  id: z.string(),
  /** Canonical careers address; unique. */
  url: z.string(),
  name: z.string(),
  /** How it publishes, once known. */
  source: z.string().nullable(),
  slug: z.string().nullable(),
  health: CompanyHealth,
  addedAt: z.string(),
  lastCheckedAt: z.string().nullable(),
  openPostings: z.number().int(),
});
export type Company = z.infer<typeof Company>;

/** A name to show until the site states one: the slug, or the host without `www.` and the like. */
export function nameFromUrl(url: string): string {
  const { host, hostname, pathname } = new URL(url);
  if (/^[\d.]+$|^\[/.test(hostname)) return host;
  const segments = pathname.split('/').filter((part) => part !== '' && !isCommonSegment(part));
  const labels = hostname
    .split('.')
    .filter((label) => !/^(www|jobs?|careers?|boards?|apply)$/.test(label));
  const shared = /(greenhouse\.io|lever\.co|ashbyhq\.com|workable\.com|smartrecruiters\.com)$/;
  const word = shared.test(hostname) ? segments[0] : labels[0];
  return titleCase(decode(word ?? hostname));
}

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
