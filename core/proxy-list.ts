const schemes: ReadonlySet<string> = new Set(['http:', 'https:', 'socks5:']);

/** The proxies that a user names, parted by commas or blanks. An address that is none is left out. */
export const proxiesIn = (text: string): readonly URL[] =>
  partsOf(text).flatMap((part) => {
    const url = proxyAt(part);
    return url === null ? [] : [url];
  });

/** True if every part of the text is the address of a proxy, and there is one. */
export function isProxyList(text: string): boolean {
  const parts = partsOf(text);
  return parts.length > 0 && parts.every((part) => proxyAt(part) !== null);
}

const partsOf = (text: string): readonly string[] => text.split(/[\s,]+/).filter(Boolean);

function proxyAt(text: string): URL | null {
  const url = URL.parse(text);
  if (url === null || !schemes.has(url.protocol) || url.hostname === '') return null;
  const isOnlyAddress = ['', '/'].includes(url.pathname) && url.search === '' && url.hash === '';
  return isOnlyAddress && isDecodable(url.username + url.password) ? url : null;
}

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}
