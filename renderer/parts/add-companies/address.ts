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
  if (/^[a-z][a-z\d+.-]*:\/\//i.test(word)) return { url: null, fault: 'protocol' };
  return bareHost.test(word) || localHost.test(word) ? checked(`https://${word}`) : null;
}

/** One spelling for the same page, to find what was named twice; the host has the last word. */
export function addressKey(url: string): string {
  const parsed = URL.parse(url);
  if (parsed === null) return url;
  for (const name of [...parsed.searchParams.keys()]) {
    if (/^(utm_\w+|gclid|fbclid|gh_src)$/i.test(name)) parsed.searchParams.delete(name);
  }
  return `${parsed.host}${parsed.pathname.replace(/\/+$/, '')}${parsed.search}`;
}

function checked(text: string): Address {
  const url = URL.parse(text);
  const isHost =
    url !== null &&
    (url.hostname === 'localhost' || /[^.]\.[^.]/.test(url.hostname) || url.hostname[0] === '[');
  return isHost ? { url: url.href, fault: null } : { url: null, fault: 'address' };
}
