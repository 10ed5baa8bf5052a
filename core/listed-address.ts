import { canonicalUrl, parseWebUrl, withoutUnseen } from './url.ts';

export type AddressFault = 'protocol' | 'email' | 'address';

export type Address =
  | { readonly url: string; readonly fault: null }
  | { readonly url: null; readonly fault: AddressFault };

const bareHost = /^(?:[\p{L}\d](?:[\p{L}\d-]*[\p{L}\d])?\.)+\p{L}{2,}(?::\d+)?(?:[/?#]\S*)?$/u;
const localHost = /^(?:localhost|\d{1,3}(?:\.\d{1,3}){3})(?::\d+)?(?:[/?#]\S*)?$/i;
const email = /^(?:mailto:)?[^\s@/]+@[^\s@/]+\.\p{L}{2,}$/iu;

/** A word as a web address, with or without `https://`; null if it does not look like one. */
export function addressOf(written: string): Address | null {
  const word = withoutUnseen(written);
  if (email.test(word)) return { url: null, fault: 'email' };
  if (/^https?:/i.test(word)) return checked(word);
  if (/^(?:[a-z][a-z\d+.-]*:\/\/|javascript:|data:)/i.test(word)) {
    return { url: null, fault: 'protocol' };
  }
  if (/^https?\/\//i.test(word)) return { url: null, fault: 'address' };
  return bareHost.test(word) || localHost.test(word) ? checked(`https://${word}`) : null;
}

/**
 * What two addresses of one page have in common, to find what is listed twice: `canonicalUrl`, whether
 * it begins with http or https. For addresses that `addressOf` answers; throws as `canonicalUrl` does.
 */
export const addressKey = (url: string): string => canonicalUrl(url).replace(/^https?:\/\//, '');

/**
 * How likely an address is the right one of several for a company: a job board or careers page (2),
 * any other page (1), a picture or a page on a social network (0).
 */
export function addressRank(url: string): 0 | 1 | 2 {
  const { hostname = '', pathname = '' } = URL.parse(url) ?? {};
  if (/\.(?:png|jpe?g|svg|gif|webp|ico|pdf)$/i.test(pathname) || social.test(hostname)) return 0;
  return board.test(hostname) || careers.test(`${hostname}${pathname}`) ? 2 : 1;
}

/** True on a site that lists the openings of many companies, such as LinkedIn or Indeed. */
export const isJobSite = (url: string): boolean => jobSite.test(URL.parse(url)?.hostname ?? '');

/** True on a host of a job board: it shows one company's openings, or one of them. */
export const isBoardAddress = (url: string): boolean => board.test(URL.parse(url)?.hostname ?? '');

const jobSite =
  /(?:^|\.)(?:linkedin|indeed|glassdoor|ziprecruiter|monster|stepstone|dice|wellfound|angel|builtin|otta|welcometothejungle|simplyhired|careerbuilder|xing|seek|reed|totaljobs|remoteok|weworkremotely)\.(?:com?\.)?[a-z]{2,5}$/i;
const social =
  /(?:^|\.)(?:linkedin|twitter|x|facebook|instagram|github|glassdoor|crunchbase|xing|kununu|youtube|tiktok|wikipedia)\.\w+$/i;
const board =
  /(?:^|\.)(?:greenhouse\.io|lever\.co|ashbyhq\.com|workable\.com|smartrecruiters\.com|myworkdayjobs\.com|recruitee\.com|teamtailor\.com|bamboohr\.com|breezy\.hr|icims\.com|jobvite\.com|pinpointhq\.com)$|\.jobs\.personio\./i;
const careers =
  /(?:^|[./_-])(?:jobs?|careers?|karriere|stellen\w*|vacanc\w*|vacatures|emplois?|recrut\w*|recruit\w*|empleos?|carrieres?|carreiras?|vagas|lavora\w*|werkenbij|hiring|openings|positions|join-?us|work-with-us|apply)(?:[./_-]|$)/i;

/** The host refuses the same addresses: the rule is one. */
function checked(text: string): Address {
  try {
    return { url: parseWebUrl(text).href, fault: null };
  } catch {
    return { url: null, fault: 'address' };
  }
}
