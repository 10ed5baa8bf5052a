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
  const { hostname, pathname } = new URL(url);
  const segments = pathname.split('/').filter((part) => part !== '' && !isCommonSegment(part));
  const labels = hostname
    .split('.')
    .filter((label) => !/^(www|jobs?|careers?|boards?|apply)$/.test(label));
  const shared = /(greenhouse\.io|lever\.co|ashbyhq\.com|workable\.com|smartrecruiters\.com)$/;
  const word = shared.test(hostname) ? segments[0] : labels[0];
  return titleCase(decodeURIComponent(word ?? hostname));
}

const isCommonSegment = (part: string): boolean =>
  /^(careers?|jobs?|openings?|positions?|vacancies|[a-z]{2}(-[A-Za-z]{2})?|embed|job_board)$/i.test(
    part,
  );

const titleCase = (word: string): string =>
  word.replace(/[-_]+/g, ' ').replace(/(^|\s)\p{Ll}/gu, (letter) => letter.toUpperCase());
