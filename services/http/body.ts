import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, inflateRaw } from 'node:zlib';
import { AppError } from '#core/errors.ts';

type Decoder = (bytes: Uint8Array, limit: { maxOutputLength: number }) => Promise<Buffer>;

const unzip: Decoder = promisify(gunzip);
const withZlibHeader: Decoder = promisify(inflate);
const withoutHeader: Decoder = promisify(inflateRaw);

/** RFC 9110, 8.4.1. Some servers send "deflate" without zlib's header. */
const decoders = new Map<string, Decoder>([
  ['gzip', unzip],
  ['x-gzip', unzip],
  ['br', promisify(brotliDecompress)],
  [
    'deflate',
    (bytes, limit) =>
      ((bytes[0] ?? 0) & 15) === 8 ? withZlibHeader(bytes, limit) : withoutHeader(bytes, limit),
  ],
]);

/** Codings we neither ask for nor decode (IANA, HTTP Content Coding Registry). */
const notAskedFor = new Set([
  'zstd',
  'compress',
  'x-compress',
  'dcb',
  'dcz',
  'exi',
  'pack200-gzip',
]);

const maxCodings = 3;

/**
 * Decodes a body up to `maxBodyBytes`, since a small answer may expand to gigabytes. Like browsers,
 * ignores words that name no coding ("utf-8", "none"). A file in gzip, such as `sitemap.xml.gz`,
 * becomes its content too. Throws `unexpected_content` for an unknown coding, and zlib's own errors.
 */
export async function decompress(
  bytes: Uint8Array,
  contentEncoding: string | null,
  { url, maxBodyBytes }: { readonly url: URL; readonly maxBodyBytes: number },
): Promise<Uint8Array> {
  const codings = codingsOf(contentEncoding);
  if (codings.length > maxCodings) throw unknownCoding(url, contentEncoding);
  let decoded = bytes;
  for (const coding of codings.reverse()) {
    if (decoded.length === 0) return decoded;
    const decoder = decoders.get(coding);
    if (decoder === undefined) throw unknownCoding(url, contentEncoding);
    decoded = await decoder(decoded, { maxOutputLength: maxBodyBytes });
  }
  return isGzip(decoded) ? await unzip(decoded, { maxOutputLength: maxBodyBytes }) : decoded;
}

/** RFC 1952, 2.3.1: two bytes of identification, and the one method that exists. */
const isGzip = ([first, second, method]: Uint8Array): boolean =>
  first === 0x1f && second === 0x8b && method === 8;

const codingsOf = (contentEncoding: string | null): string[] =>
  (contentEncoding ?? '')
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim())
    .filter((coding) => decoders.has(coding) || notAskedFor.has(coding));

const unknownCoding = (url: URL, contentEncoding: string | null): AppError => {
  const got = `the compression ${contentEncoding}`;
  return new AppError('unexpected_content', { url: url.href, expected: 'gzip or br', got });
};
