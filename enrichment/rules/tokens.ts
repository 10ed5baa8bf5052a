/** The words of a text in order: `words[i]` begins at `starts[i]` in the lower-case text. */
export type Tokens = {
  readonly words: readonly string[];
  readonly starts: readonly number[];
};

/**
 * Splits lower-case text into words. `c++`, `c#`, `.net` and each currency symbol are words. So is
 * each character of Japanese, Chinese and Korean, which put no spaces between words.
 */
export function tokenise(lower: string): Tokens {
  const words: string[] = [];
  const starts: number[] = [];
  let at = 0;
  while (at < lower.length) {
    const kind = kindAt(lower, at);
    if (kind === separator && !isDotNet(lower, at)) {
      at += 1;
      continue;
    }
    const end = kind === letter || kind === separator ? wordEnd(lower, at) : at + 1;
    words.push(lower.slice(at, end));
    starts.push(at);
    at = end;
  }
  return { words, starts };
}

const separator = 0;
const letter = 1;
const ideograph = 2;
const symbol = 3;

/** Everything from hiragana on is written without spaces, or is fullwidth punctuation. */
const firstIdeograph = 0x3040;

/** The katakana middle dot, which separates the members of a list. */
const middleDot = 0x30fb;

const kinds = Uint8Array.from({ length: firstIdeograph }, (_, code) => {
  const char = String.fromCharCode(code);
  if (/[\p{L}\p{N}\p{M}]/u.test(char)) return letter;
  return /\p{Sc}/u.test(char) ? symbol : separator;
});

function kindAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code < firstIdeograph) return kinds[code] ?? separator;
  if (code >= 0xd800 && code < 0xf900) return separator;
  if (code === middleDot) return separator;
  if (code === 0xffe5) return symbol;
  return code >= 0xff00 ? separator : ideograph;
}

function wordEnd(lower: string, start: number): number {
  let end = start + 1;
  while (end < lower.length && kindAt(lower, end) === letter) end += 1;
  if (lower[end] === '+' && lower[end + 1] === '+') return end + 2;
  return lower[end] === '#' && end - start === 1 ? end + 1 : end;
}

const isDotNet = (lower: string, at: number): boolean =>
  lower[at] === '.' && lower.startsWith('.net', at) && kindAt(lower, at - 1) !== letter;
