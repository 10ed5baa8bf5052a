import { TextDecoder } from 'node:util';

/** Bytes in which a page must declare its charset (HTML standard, 4.2.5.4). */
const prescanBytes = 1_024;

const decoders = new Map<string, TextDecoder>();

/**
 * The text of a body. Its charset is that of the byte order mark, else of the header, else of the
 * page's own declaration, else UTF-8. Bytes that fit no character become U+FFFD.
 */
export function decodeText(bytes: Uint8Array, contentType: string): string {
  return decoderOf(markOf(bytes) ?? headerCharset(contentType) ?? declaredIn(bytes)).decode(bytes);
}

function markOf(bytes: Uint8Array): string | null {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return null;
}

const headerCharset = (contentType: string): string | null =>
  known(/charset\s*=\s*["']?([^\s"';]+)/i.exec(contentType)?.[1]);

function declaredIn(bytes: Uint8Array): string | null {
  const start = Buffer.from(bytes.subarray(0, prescanBytes)).toString('latin1');
  const declared =
    /<meta[^>]*?charset\s*=\s*["']?\s*([^\s"'/>;]+)/i.exec(start)?.[1] ??
    /^\s*<\?xml[^>]*?encoding\s*=\s*["']([^"']+)/i.exec(start)?.[1];
  // Had it been UTF-16, these bytes would not have been readable.
  return /^utf-?16/i.test(declared ?? '') ? 'utf-8' : known(declared);
}

function known(label: string | undefined): string | null {
  if (label === undefined) return null;
  try {
    decoderOf(label);
    return label;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function decoderOf(label: string | null): TextDecoder {
  const name = (label ?? 'utf-8').toLowerCase();
  const decoder = decoders.get(name) ?? new TextDecoder(name);
  decoders.set(name, decoder);
  return decoder;
}
