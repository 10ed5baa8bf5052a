import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, inflateRaw } from 'node:zlib';
import { AppError } from '#core/errors.ts';

type Decoder = (bytes: Uint8Array, limit: { maxOutputLength: number }) => Promise<Buffer>;

const unzip: Decoder = promisify(gunzip);
const withZlibHeader: Decoder = promisify(inflate);
const withoutHeader: Decoder = promisify(inflateRaw);

/** Content codings we ask for (RFC 9110, 8.4.1). Some servers send "deflate" without zlib's header. */
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

const maxCodings = 3;

/**
 * The bytes behind a `Content-Encoding`, never more than `maxBodyBytes`: a small answer may unfold
 * to gigabytes. Throws `unexpected_content` for a coding nobody asked for, and zlib's own errors.
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
  return decoded;
}

const codingsOf = (contentEncoding: string | null): string[] =>
  (contentEncoding ?? '')
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim())
    .filter((coding) => coding !== '' && coding !== 'identity');

const unknownCoding = (url: URL, contentEncoding: string | null): AppError => {
  const got = `the compression ${contentEncoding}`;
  return new AppError('unexpected_content', { url: url.href, expected: 'gzip or br', got });
};
