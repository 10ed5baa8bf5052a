export function searchWords(text: string): string {
  const folded = foldText(text);
  return folded.replace(isAscii(folded) ? betweenAsciiWords : betweenWords, ' ').trim();
}

/**
 * A text in lower case without accents, as every search compares it before it splits words. The
 * index and the query both use it. Scripts without spaces get a word per character, to be matched
 * side by side. A name that needs its signs ("C#", ".NET") becomes one word.
 */
export function foldText(text: string): string {
  return spellSigns(isPlain(text) ? text.toLowerCase() : foldLetters(text));
}

/** Whether a text has every typed word, whole or as a part; lists filter with it. */
export function hasEveryWord(text: string, typed: string): boolean {
  const folded = searchWords(text);
  return typed
    .split(/\s+/)
    .filter(Boolean)
    .every((part) => folded.includes(searchWords(part) || part));
}

/**
 * Turns compatibility forms (full width, half width, ligatures) into plain letters and removes
 * accents. Marks that make another letter, as in Thai, Hindi or Japanese, stay.
 */
function foldLetters(text: string): string {
  const folded = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(accents, '')
    .normalize('NFC')
    .replace(otherLetters, (letter) => letters[letter] ?? letter);
  return farEast.test(folded) ? folded.replace(unspacedCharacters, ' $& ') : folded;
}

/**
 * Accents of Latin, Greek, Cyrillic, Arabic and Hebrew, and invisible characters in words: soft
 * hyphens, joiners, variation selectors.
 */
const accents =
  /[\u0300-\u036f\u0483-\u0487]+|[\u0591-\u05bd\u05bf-\u05c7]+|[\u064b-\u065f]+|\u0670+|[\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]+|[\ufe00-\ufe0f\ufe20-\ufe2f]+|[\u00ad\u0640\u200b-\u200f\u2060\ufeff]+/g;

/** Letters that are not a base letter plus an accent, as people type them on other keyboards. */
const letters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ɖ: 'd',
  þ: 'th',
  ħ: 'h',
  ŧ: 't',
  ŋ: 'n',
  ĸ: 'k',
  ı: 'i',
  ə: 'e',
  ɓ: 'b',
  ɗ: 'd',
  ƙ: 'k',
  ƴ: 'y',
  ς: 'σ',
  ى: 'ي',
  ی: 'ي',
  ک: 'ك',
  ة: 'ه',
};
const otherLetters = new RegExp(`[${Object.keys(letters).join('')}]`, 'g');

/** Only texts with these ranges can be unspaced; this check is four times as fast. */
const farEast = /[\u0e00-\u0eff\u1000-\u11ff\u1780-\u17ff\u2e80-\ud7ff\ud840-\ud88f\uf900-\ufaff]/;
const unspacedCharacters =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー]\p{M}*/gu;

/** Names that mean something else without their signs; most texts have none. */
const spellSigns = (text: string): string =>
  /[+#♯&]|\.net|js/.test(text)
    ? text.replace(signs, spellSign).replace(scripts, '$1 js $1js')
    : text;

const signs = /\+\+?|[#♯&]|\.net/g;

/** C++, C#, R&D: signs that belong to a single letter; and .NET, which is not "net". */
function spellSign(sign: string, at: number, text: string): string {
  const before = text.slice(Math.max(0, at - 3), at);
  const after = text.slice(at + sign.length, at + sign.length + 2);
  const isEnd = !/^[\p{L}\p{N}]/u.test(after);
  if (sign === '.net') {
    return isEnd && /(^|[^\p{L}\p{N}]|asp|ado|vb)$/u.test(before) ? ' net dotnet ' : sign;
  }
  if (!/(^|[^\p{L}\p{N}])\p{L}$/u.test(before)) return sign;
  if (sign === '++') return 'plusplus ';
  if (sign === '+') return isEnd ? 'plus ' : sign;
  if (sign === '&') return /^\p{L}([^\p{L}\p{N}]|$)/u.test(after) ? 'and' : sign;
  return 'sharp ';
}

/** "Node.js", "Node JS" and "NodeJS" are one name. */
const scripts =
  /\b(node|next|nuxt|vue|react|angular|ember|express|nest|three|d3|backbone)(?:[.-]?|\s)js\b/g;

const isAscii = (text: string): boolean => /^[\0-\x7f]*$/.test(text);

/** ASCII, and signs that `foldLetters` keeps: the quotes, dashes and bullets of most texts. */
const isPlain = (text: string): boolean =>
  /^[\0-\x7f\u2013\u2014\u2018\u2019\u201c\u201d\u2022]*$/.test(text);

const betweenAsciiWords = /[^a-z\d]+/g;
const betweenWords = /[^\p{L}\p{M}\p{N}\p{Co}]+/gu;
