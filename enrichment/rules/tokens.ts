/**
 * The words of a text in order: word `i` stands from `starts[i]` to `ends[i]` in `lower`. Hashes stand
 * for the words: cutting each of them out of the text costs more than all lookups.
 */
export type Tokens = {
  readonly lower: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly hashes: readonly number[];
};

/**
 * Splits lower-case text into words. `c++`, `c#`, `.net` and each currency symbol are words. So is
 * each character of Japanese, Chinese and Korean, which put no spaces between words; hiragana, which
 * are endings for the most part, are left out.
 */
export function tokenise(lower: string): Tokens {
  const starts: number[] = [];
  const ends: number[] = [];
  const hashes: number[] = [];
  const { length } = lower;
  let at = 0;
  while (at < length) {
    const code = lower.charCodeAt(at);
    const kind = code < firstIdeograph ? (kinds[code] ?? separator) : kindAbove(code);
    if (kind === separator && !(code === fullStop && isDotNet(lower, at))) {
      at += 1;
      continue;
    }
    starts.push(at);
    let hash = hashStep(0, code);
    at += 1;
    if (kind === letter || kind === separator) {
      // Reads each character once.
      let next = lower.charCodeAt(at);
      const first = at;
      while (next < firstIdeograph && kinds[next] === letter) {
        hash = hashStep(hash, next);
        at += 1;
        next = lower.charCodeAt(at);
      }
      const end = signEnd(lower, at, at === first);
      for (; at < end; at += 1) hash = hashStep(hash, lower.charCodeAt(at));
    }
    ends.push(at);
    hashes.push(hash);
  }
  return { lower, starts, ends, hashes };
}

/** Stays a small integer. */
const hashStep = (hash: number, code: number): number => (Math.imul(hash, 31) + code) & 0x3fffffff;

export const wordsOf = ({ lower, starts, ends }: Tokens): readonly string[] =>
  starts.map((start, i) => lower.slice(start, ends[i]));

const fullStop = 46;
const separator = 0;
const letter = 1;
const ideograph = 2;
const symbol = 3;

const firstKatakana = 0x30a0;

/** Everything from hiragana on is written without spaces, or is fullwidth punctuation. */
const firstIdeograph = 0x3040;

/** The katakana middle dot, which separates the members of a list. */
const middleDot = 0x30fb;

const kinds = Uint8Array.from({ length: firstIdeograph }, (_, code) => {
  const char = String.fromCharCode(code);
  if (/[\p{L}\p{N}\p{M}]/u.test(char)) return letter;
  return /\p{Sc}/u.test(char) ? symbol : separator;
});

function kindAbove(code: number): number {
  if (code < firstKatakana) return separator;
  if (code >= 0xd800 && code < 0xf900) return separator;
  if (code === middleDot) return separator;
  if (code === 0xffe5) return symbol;
  return code >= 0xff00 ? separator : ideograph;
}

/** The signs of "c++" and "c#" belong to the word. */
function signEnd(lower: string, at: number, isLetterAlone: boolean): number {
  const code = lower.charCodeAt(at);
  if (code === plus && lower.charCodeAt(at + 1) === plus) return at + 2;
  return code === numberSign && isLetterAlone ? at + 1 : at;
}

const plus = 43;
const numberSign = 35;

const isDotNet = (lower: string, at: number): boolean =>
  lower.startsWith('.net', at) && kinds[lower.charCodeAt(at - 1)] !== letter;
