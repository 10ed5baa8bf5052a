import { isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';

/** A page declares its charset in its head, which is far shorter than this. */
const scannedBytes = 1_048_576;

/** HTML standard, 13.2.3.2; other languages use windows-1252. */
const byLanguage: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'windows-1250': 'cs hr sk',
    'windows-1251': 'ba be bg kk ky mk ru sah sr tg tt uk',
    'windows-1254': 'az ku tr',
    'windows-1255': 'he',
    'windows-1256': 'ar fa',
    'windows-1257': 'et lt lv',
    'windows-1258': 'vi',
    'windows-874': 'th',
    'iso-8859-2': 'hu pl sl',
    'iso-8859-7': 'el',
    shift_jis: 'ja',
    'euc-kr': 'ko',
    gbk: 'zh',
  }).flatMap(([charset, languages]) => languages.split(' ').map((name) => [name, charset])),
);

/** In these charsets bytes may be UTF-8 by chance, so the declaration decides. */
const severalBytes = /^(utf-16|shift_jis|euc-|iso-2022-jp|big5|gb)/;

const decoders = new Map<string, TextDecoder>();

/**
 * Decodes a body of any kind by its byte order mark, else the header, else the page's declaration,
 * else as UTF-8 (HTML standard, 13.2.3.1). The bytes must agree: valid UTF-8 is not read as Latin,
 * and invalid UTF-8 falls to the next declaration or the page's language. Unreadable bytes become
 * U+FFFD.
 */
export function decodeText(bytes: Uint8Array, contentType: string): string {
  return decoderOf(markOf(bytes) ?? wideCharset(bytes) ?? charsetOf(bytes, contentType)).decode(
    bytes,
  );
}

/** UTF-16 without a mark, if the text begins with two ASCII characters; else null. */
export function wideCharset(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const [first = -1, second = -1, third = -1, fourth = -1] = bytes;
  const isAscii = (...codes: readonly number[]): boolean =>
    codes.every((code) => code >= 9 && code < 127);
  if (isAscii(first, third) && second === 0 && fourth === 0) return 'utf-16le';
  return isAscii(second, fourth) && first === 0 && third === 0 ? 'utf-16be' : null;
}

function markOf(bytes: Uint8Array): string | null {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return null;
}

function charsetOf(bytes: Uint8Array, contentType: string): string {
  const named = headerCharset(contentType);
  const isValid = isUtf8(bytes);
  // Most answers: nothing to look for in the page.
  if (isValid && named[0] !== undefined) return inUtf8(named[0]);
  const start = Buffer.from(bytes.subarray(0, scannedBytes)).toString('latin1');
  const [declared = 'utf-8', ...others] = [...named, ...declaredIn(start)];
  if (isValid) return inUtf8(declared);
  if (declared !== 'utf-8') return declared;
  if (isMostlyUtf8(bytes)) return 'utf-8';
  return others.find((charset) => charset !== 'utf-8') ?? usualCharset(start);
}

/** The charset of bytes that are valid UTF-8, and said to be something else. */
function inUtf8(declared: string): string {
  // A body without UTF-16's pattern of zeros is not UTF-16, despite its header.
  const isSaid = severalBytes.test(declared) && !declared.startsWith('utf-16');
  return isSaid ? declared : 'utf-8';
}

/** True for UTF-8 with a few invalid bytes, such as a cut character. */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  const text = decoderOf('utf-8').decode(bytes);
  const broken = text.match(/\ufffd/g)?.length ?? 0;
  const whole = text.match(/[\u0080-\ufffc]/g)?.length ?? 0;
  return whole > broken;
}

const headerCharset = (contentType: string): readonly string[] =>
  known(/charset\s*=\s*["']?([^\s"';,]+)/i.exec(contentType)?.[1]);

/** A comment, an element without markup inside, or a `meta` element. */
const piece =
  /<!--(?:-?>|[\s\S]*?(?:--!?>|$))|<(script|style|title|textarea)\b[\s\S]*?(?:<\/\1|$)|<meta\b[^<>]{0,2000}>/gi;

function declaredIn(start: string): readonly string[] {
  const xml = /^\s*<\?xml[^<>]{0,200}?encoding\s*=\s*["']([^"'<>]{1,40})/i.exec(start)?.[1];
  const metas = [...start.matchAll(piece)].filter(([tag]) => /^<meta/i.test(tag));
  const labels = [xml, ...metas.map(([tag]) => labelIn(tag))];
  // In UTF-16 these bytes would not have been readable.
  return labels.flatMap((label) => (/^utf-?16/i.test(label ?? '') ? ['utf-8'] : known(label)));
}

/** From `<meta charset>` or `<meta http-equiv="content-type" content="…; charset=…">`. */
function labelIn(meta: string): string | undefined {
  const isType = /http-equiv\s*=\s*["']?\s*content-type/i.test(meta);
  const tag = isType ? meta : meta.replace(/content\s*=\s*("[^"]*"|'[^']*')/i, '');
  return /(?<![\w-])charset\s*=\s*["']?\s*([^\s"'/>;,]+)/i.exec(tag)?.[1];
}

function usualCharset(start: string): string {
  const language = /<(?:html|rss|feed)\b[^<>]{0,2000}?\blang\s*=\s*["']?([a-z]{2,3})/i.exec(
    start,
  )?.[1];
  return byLanguage.get((language ?? '').toLowerCase()) ?? 'windows-1252';
}

/** Empty for an unknown label. */
function known(label: string | undefined): readonly string[] {
  if (label === undefined) return [];
  try {
    const { encoding } = decoderOf(label);
    return [encoding === 'x-user-defined' ? 'windows-1252' : encoding];
  } catch (error) {
    if (error instanceof RangeError) return [];
    throw error;
  }
}

function decoderOf(label: string): TextDecoder {
  const name = label.toLowerCase();
  const decoder = decoders.get(name) ?? new TextDecoder(name);
  decoders.set(name, decoder);
  return decoder;
}
