/**
 * Finds a quote in the texts it was made for, and answers with the words as they stand there; null
 * where no text has them. Case, accents, white space and the shape of quotation marks and dashes
 * are ignored; a quote must begin and end where words do, so "intern" is not in "international".
 */
export type FindQuote = (quote: string) => string | null;

/** A text in one spelling, and where each of its characters came from. */
type Folded = { readonly text: string; readonly offsets: Int32Array };

/** Made once per posting: folding the texts is the costly part, done when the first quote asks. */
export function createQuoteFinder(texts: readonly string[]): FindQuote {
  let sources: readonly { readonly text: string; readonly folded: Folded }[] | null = null;
  return (quote) => {
    const wanted = fold(quote.replace(wrapping, '')).text.trim();
    if (!/[\p{L}\p{N}]/u.test(wanted)) return null;
    sources ??= texts.map((text) => ({ text, folded: fold(text) }));
    for (const { text, folded } of sources) {
      const found = indexOfWords(folded.text, wanted);
      if (found === null) continue;
      const last = folded.offsets[found + wanted.length - 1] ?? text.length;
      return text.slice(folded.offsets[found], last + 1);
    }
    return null;
  };
}

/** What models put around a quote that is not part of it. */
const wrapping = /^(?:[\s"'“”‘’«»…]|\.{2,})+|(?:[\s"'“”‘’«»…]|\.{2,})+$/gu;

const invisible = /[\u00ad\u200b-\u200d\u2060\ufeff]/;

const utf16 = new TextDecoder('utf-16le');

function fold(text: string): Folded {
  let codes = new Uint16Array(text.length + longestFold);
  let offsets = new Int32Array(text.length + longestFold);
  let size = 0;
  const put = (code: number, offset: number) => {
    if (code === space && size > 0 && codes[size - 1] === space) return;
    codes[size] = code;
    offsets[size] = offset;
    size += 1;
  };
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const plain = asciiFolds[code];
    if (plain !== undefined) {
      put(plain, at);
      continue;
    }
    const char = String.fromCodePoint(text.codePointAt(at) ?? code);
    const piece = foldChar(char);
    if (size + piece.length + text.length - at > codes.length) {
      codes = enlarge(codes, new Uint16Array(codes.length * 2));
      offsets = enlarge(offsets, new Int32Array(offsets.length * 2));
    }
    for (let n = 0; n < piece.length; n += 1) put(piece.charCodeAt(n), at);
    at += char.length - 1;
  }
  return { text: utf16.decode(codes.subarray(0, size)), offsets: offsets.subarray(0, size) };
}

function enlarge<A extends Uint16Array | Int32Array>(from: A, to: A): A {
  to.set(from);
  return to;
}

/** One character becomes at most so many (U+FDFA becomes 18). */
const longestFold = 18;

const space = 0x20;

/** For plain characters, nearly all of a posting: what each becomes. */
const asciiFolds = Uint16Array.from({ length: 0x80 }, (_, code) => {
  if (code <= space) return space;
  const char = String.fromCharCode(code);
  return (char === '`' ? "'" : char.toLowerCase()).charCodeAt(0);
});

/** Any other character in its plainest spelling: none, one, or (for ligatures) several. */
function foldChar(char: string): string {
  if (/\s/.test(char)) return ' ';
  if (invisible.test(char)) return '';
  if (/[‘’‚‛′´]/.test(char)) return "'";
  if (/[“”„‟«»″]/.test(char)) return '"';
  if (/[‐-―−]/.test(char)) return '-';
  return char.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Scripts that write spaces between words; `+` and `#` belong to names such as C++. */
const wordChar = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}]/u;
const wordEnd = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}+#]/u;

function indexOfWords(text: string, wanted: string): number | null {
  const opens = wordChar.test(wanted.charAt(0));
  const closes = wordChar.test(wanted.charAt(wanted.length - 1));
  for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + 1)) {
    const isSplit =
      (opens && wordChar.test(text.charAt(at - 1))) ||
      (closes && wordEnd.test(text.charAt(at + wanted.length)));
    if (!isSplit) return at;
  }
  return null;
}
