/**
 * Decodes a file by its byte order mark, else as UTF-8 if valid, else as Windows-1252, which
 * spreadsheets write. Drops the mark.
 */
export function decodeText(bytes: Uint8Array): string {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe) return decode('utf-16le', bytes);
  if (first === 0xfe && second === 0xff) return decode('utf-16be', bytes);
  const isMarked = first === 0xef && second === 0xbb && third === 0xbf;
  // Latin letters in UTF-16 are every second byte.
  if (!isMarked && first !== 0 && second === 0) return decode('utf-16le', bytes);
  if (!isMarked && first === 0 && second !== 0) return decode('utf-16be', bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return decode(isMarked ? 'utf-8' : 'windows-1252', bytes);
  }
}

const decode = (charset: string, bytes: Uint8Array): string =>
  new TextDecoder(charset).decode(bytes);
