import { isHostOf } from '#core/url.ts';

/** First segments and subdomains that are the vendor's own, never a board. */
const reserved = new Set(
  (
    'api v0 v1 v2 embed js css assets static jobs job j search www app help support docs status ' +
    'login signup account accounts careers apply view oneclick-ui robots.txt sitemap.xml ' +
    'favicon.ico cdn-cgi _next internal users hire about blog resources developers'
  ).split(' '),
);

const languages = 'en de fr es it nl pt pl sv da nb no fi cs ja zh ko ru tr uk'.split(' ');

/** The segments of a path, decoded, without a leading locale (`en-US`, or `de` before a name). */
export function boardSegments(url: URL): readonly string[] {
  const segments = url.pathname
    .split('/')
    .filter((part) => part !== '')
    .map(decode);
  return isLocale(segments) ? segments.slice(1) : segments;
}

/** A segment that may name a board; null for the vendor's own words and for files. */
export function boardName(segment: string | null | undefined): string | null {
  const name = segment?.trim() ?? '';
  const isOdd =
    name.length > 100 || /[/\\?#<>"']|^\.|\.(js|css|png|svg|html?|php|xml|json)$/i.test(name);
  return name === '' || isOdd || reserved.has(name.toLowerCase()) ? null : name;
}

/** The board in `{board}.vendor.com`; null for the vendor's own hosts and for deeper names. */
export function boardSubdomain(url: URL, domain: string): string | null {
  if (!isHostOf(url.hostname, domain) || url.hostname === domain) return null;
  const label = url.hostname.slice(0, -domain.length - 1);
  return label.includes('.') ? null : boardName(label);
}

function isLocale([first = '', second = '']: readonly string[]): boolean {
  if (/^[a-z]{2}[-_][a-z]{2}$/i.test(first)) return second !== '';
  return languages.includes(first.toLowerCase()) && boardName(second) !== null && !isId(second);
}

/** A posting's id: then what stands before it is the board, however short. */
const isId = (segment: string): boolean => /^\d+(-|$)|^[\da-f]{8}-|^[\dA-F]{10}$/.test(segment);

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    // A stray percent sign: the segment as it stands is the best reading.
    return segment;
  }
}
