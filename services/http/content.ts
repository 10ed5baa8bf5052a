import { AppError } from '#core/errors.ts';
import type { WebRequest } from '#core/web-document.ts';
import { decodeText, wideCharset } from './charset.ts';

type Expect = WebRequest['expect'];

const wanted: Record<Expect, string> = {
  json: 'JSON',
  html: 'an HTML page',
  xml: 'XML',
  text: 'text',
};

/** A page may begin with this many zeros. */
const mostZeros = 8;

/** First bytes of files that a link may lead to instead of a page. */
const signatures = [
  { bytes: '%PDF-', what: 'a PDF' },
  { bytes: '\x89PNG', what: 'an image' },
  { bytes: 'GIF8', what: 'an image' },
  { bytes: '\xff\xd8\xff', what: 'an image' },
  { bytes: 'PK\x03\x04', what: 'an archive' },
  { bytes: '\x1f\x8b', what: 'an archive' },
] as const;

/** Servers send JSON as text/html and error pages as JSON. Throws `unexpected_content`. */
export function readText(
  bytes: Uint8Array,
  contentType: string,
  { url, expect }: { readonly url: URL; readonly expect: Expect },
): string {
  const binary = binaryKind(bytes, contentType);
  const text = binary === null ? decodeText(bytes, contentType).replaceAll('\0', '') : '';
  const got = binary ?? unwanted(expect, text, contentType);
  if (got === null) return text;
  throw new AppError('unexpected_content', { url: url.href, expected: wanted[expect], got });
}

function binaryKind(bytes: Uint8Array, contentType: string): string | null {
  const start = Buffer.from(bytes.subarray(0, 1_024)).toString('latin1');
  const signature = signatures.find((each) => start.startsWith(each.bytes));
  if (signature !== undefined) return signature.what;
  if (/^application\/pdf\b/i.test(contentType)) return 'a PDF';
  if (/^image\/(?!svg)/i.test(contentType)) return 'an image';
  if (/^(audio|video|font)\//i.test(contentType)) return 'binary data';
  const isUtf16 =
    /utf-?16/i.test(contentType) ||
    /^(\xff\xfe|\xfe\xff)/.test(start) ||
    wideCharset(bytes) !== null;
  if (isUtf16) return null;
  const zeros = start.split('\0').length - 1;
  // Browsers tolerate a stray zero in a page; binary files hold many.
  const isMarkup = /^(?:\xef\xbb\xbf)?\s*(?:<[!?a-z]|[{[]\s*["{[])/i.test(start);
  return zeros > (isMarkup ? mostZeros : 0) ? 'binary data' : null;
}

/** A name for unexpected text; null for the expected kind. */
function unwanted(expect: Expect, text: string, contentType: string): string | null {
  if (expect === 'text') return null;
  const kind = kindOf(text, contentType);
  if (expect === 'html') return kind === wanted.json ? kind : null;
  return kind === wanted[expect] ? null : kind;
}

function kindOf(text: string, contentType: string): string {
  const start = text.trimStart().slice(0, 1_024);
  if (start === '') return 'an empty answer';
  if (start.startsWith('<')) return isXml(start, contentType) ? wanted.xml : wanted.html;
  if (/^[[{]/.test(start) || /\bjson\b/i.test(contentType)) {
    return isJson(text, start, contentType) ? wanted.json : 'text';
  }
  return 'text';
}

function isXml(start: string, contentType: string): boolean {
  const root = start
    .replace(/^<\?xml[^>]*>/, '')
    .replace(/<!--[\s\S]*?-->/g, '')
    .trimStart();
  if (/^<(!doctype\s+html|html)\b/i.test(root)) return false;
  return (
    start.startsWith('<?xml') || /\bxml\b/i.test(contentType) || !/\bhtml\b/i.test(contentType)
  );
}

/** Trusts a JSON label on a body that begins like JSON; parses any other body. */
function isJson(text: string, start: string, contentType: string): boolean {
  if (/\bjson\b/i.test(contentType) && /^[[{]/.test(start)) return true;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
