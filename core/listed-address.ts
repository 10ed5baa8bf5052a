import { trackingParameter } from './url.ts';
/** Why something that looks like an address is none that can be watched. */
export type AddressFault = 'protocol' | 'email' | 'address';

export type Address =
  | { readonly url: string; readonly fault: null }
  | { readonly url: null; readonly fault: AddressFault };

const bareHost = /^(?:[\p{L}\d](?:[\p{L}\d-]*[\p{L}\d])?\.)+\p{L}{2,}(?::\d+)?(?:[/?#]\S*)?$/u;
const localHost = /^(?:localhost|\d{1,3}(?:\.\d{1,3}){3})(?::\d+)?(?:[/?#]\S*)?$/i;
const email = /^(?:mailto:)?[^\s@/]+@[^\s@/]+\.\p{L}{2,}$/iu;

/** What a word is as a web address; null where it does not look like one. `https://` may be left out. */
export function addressOf(word: string): Address | null {
  if (email.test(word)) return { url: null, fault: 'email' };
  if (/^https?:/i.test(word)) return checked(word);
  if (/^(?:[a-z][a-z\d+.-]*:\/\/|javascript:|data:)/i.test(word)) {
    return { url: null, fault: 'protocol' };
  }
  if (/^https?\/\//i.test(word)) return { url: null, fault: 'address' };
  return bareHost.test(word) || localHost.test(word) ? checked(`https://${word}`) : null;
}

/** One spelling for the same page, to find what was named twice; the host has the last word. */
export function addressKey(url: string): string {
  const parsed = URL.parse(url);
  if (parsed === null) return url;
  for (const name of [...parsed.searchParams.keys()]) {
    if (trackingParameter.test(name)) parsed.searchParams.delete(name);
  }
  return `${parsed.host}${parsed.pathname.replace(/\/+$/, '')}${parsed.search}`;
}

/**
 * How likely an address is the one to be watched, where a company has several: a job board or a
 * careers page (2), any other page (1), a picture or a page on a social network (0).
 */
export function addressRank(url: string): 0 | 1 | 2 {
  const { hostname = '', pathname = '' } = URL.parse(url) ?? {};
  if (/\.(?:png|jpe?g|svg|gif|webp|ico|pdf)$/i.test(pathname) || social.test(hostname)) return 0;
  return board.test(hostname) || careers.test(`${hostname}${pathname}`) ? 2 : 1;
}

const social =
  /(?:^|\.)(?:linkedin|twitter|x|facebook|instagram|github|glassdoor|crunchbase|xing|kununu|youtube|tiktok|wikipedia)\.\w+$/i;
const board =
  /(?:^|\.)(?:greenhouse\.io|lever\.co|ashbyhq\.com|workable\.com|smartrecruiters\.com|myworkdayjobs\.com|recruitee\.com|teamtailor\.com|bamboohr\.com|breezy\.hr|icims\.com|jobvite\.com|pinpointhq\.com)$|\.jobs\.personio\./i;
const careers =
  /(?:^|[./_-])(?:jobs?|careers?|karriere|stellen\w*|vacanc\w*|vacatures|emplois?|recrut\w*|recruit\w*|empleos?|carrieres?|carreiras?|vagas|lavora\w*|werkenbij|hiring|openings|positions|join-?us|work-with-us|apply)(?:[./_-]|$)/i;

function checked(text: string): Address {
  const url = URL.parse(text);
  const isHost =
    url !== null &&
    (url.hostname === 'localhost' || /[^.]\.[^.]/.test(url.hostname) || url.hostname[0] === '[');
  return isHost ? { url: url.href, fault: null } : { url: null, fault: 'address' };
}
