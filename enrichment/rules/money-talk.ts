import data from '../data/money-words.json' with { type: 'json' };

/** The kind of money that words near an amount are about; null for none. */
export type MoneyTalk = 'pay' | 'other' | null;

// Ranges of letters are cheaper to compile than \p{L}; "\b" knows no accents.
const letter = 'a-z\\u00df-\\u024f\\u0370-\\u052f';
const wordStart = `(?<![${letter}])`;
const wordEnd = `(?![${letter}])`;

/**
 * Words of all languages as one pattern: "salar*" begins a word, "*lohn" ends one, others may have
 * an "s".
 */
function patternOf(byLanguage: Readonly<Record<string, readonly string[]>>): string {
  const words = Object.values(byLanguage).flat();
  const some = (is: (word: string) => boolean): string =>
    words
      .filter(is)
      .map((word) => word.replaceAll('*', '').replace(/[.+?^$()|[\]\\]/g, '\\$&'))
      .toSorted((a, b) => b.length - a.length)
      .join('|') || '(?!)';
  // Chinese, Japanese and Korean put no blanks between words.
  const isUnspaced = (word: string): boolean => /[\u3040-\u9fff\uac00-\ud7af]/.test(word);
  const isWhole = (word: string): boolean => !word.includes('*') && !isUnspaced(word);
  return [
    `${wordStart}(?:(?:${some(isWhole)})s?${wordEnd}|${some((word) => /^[^*].*\*$/.test(word))})`,
    `(?:${some((word) => word.startsWith('*'))})${wordEnd}`,
    some(isUnspaced),
  ].join('|');
}

/** "Salary + bonus: $90,000" is pay. */
const afterPay =
  '(?<!(?:salary|base|pay|compensation) ?(?:\\+|plus|and|&|/|incl\\.?|including)(?: [a-z]+)? ?)';
const others = [
  `${afterPay}${wordStart}bonus(?:es)?(?! eligible)${wordEnd}`,
  `${afterPay}${wordStart}commissions?(?= ?(?:of|:))`,
  `${wordStart}(?:sales|contracts?|accounts?|projects?|orders?|purchases?) (?:of|from|between|worth|over|up to)${wordEnd}`,
  `${wordStart}(?:clients?|customers?|accounts?|users?|tenants?|patients?|students?|families)(?: who)? (?:pay|pays|paying|paid|earn|earning|spend)${wordEnd}`,
  `${wordStart}(?:top|best|highest)(?: [a-z]+){1,2} (?:can )?(?:earn|make)s?${wordEnd}`,
  patternOf(data.other),
].join('|');

/** "relocation package", "sick pay": the first word names the kind of money. */
const tail = `(?:[ -](?:package|pay|payments?|compensation|rates?|bonus(?:es)?|reimbursements?|benefits?)${wordEnd})*`;
/** Before a profession such a word names a role: "Revenue Operations Manager". */
const notARole = `(?!(?:s|ing|ment|ors?)?(?:[ &/-]+[${letter}]+){0,3}[ -](?:${data.professions.join('|')})s?${wordEnd})`;

const spoken = new RegExp(`((?:${others})${notARole}${tail})|(?:${patternOf(data.pay)})`, 'g');

/** The kind of money in the words before an amount; the nearest word decides. */
export function talkBefore(text: string): MoneyTalk {
  const whole = lastTalkIn(text);
  if (whole === null) return null;
  if (isSaidOfRole.test(text)) return 'pay';
  const end = text.replace(leadBreak, '');
  return (end === text ? null : lastTalkIn(end)) ?? whole;
}

/** "The base salary range for the … is", with any role. */
const isSaidOfRole = new RegExp(
  `${wordStart}(?:salary|pay|wage|base|compensation|hiring)(?: (?:salary|pay|range|rate|band|scale|wage))*,? (?:for|of|in) (?:this|the|our|an?|all)[^.;]*? (?:is|are|will be|ranges?|starts?)(?: (?:between|from|at|currently|estimated(?: to be)?|expected to be|set at))*[\\s:]*$`,
);

const leadBreak =
  /.*(?:[;•|+]|,? plus |,? as well as |,? in addition to |,? including |,? along with | with (?:an? )?|, and |, )/s;

function lastTalkIn(text: string): MoneyTalk {
  const last = [...text.matchAll(spoken)].at(-1);
  if (last === undefined) return null;
  return last[1] === undefined ? 'pay' : 'other';
}

/**
 * The kind of money in the words right after an amount: "sign-on bonus", "in funding", "base
 * salary".
 */
export function talkAfter(text: string): MoneyTalk {
  const end = text.search(trailBreak);
  const [first] = (end === -1 ? text : text.slice(0, end)).matchAll(spoken);
  if (first === undefined) return null;
  // A label of the next amount: "$90,000 Bonus: 10%".
  if (first[1] !== undefined && end !== -1 && text[end] === ':') return null;
  return first[1] === undefined ? 'pay' : 'other';
}

const trailBreak =
  /[,;:|•+.]|(?<![a-z])(?:plus|and|with|including|includes|depending|based on|commensurate|as well|or|where|who|which|und|zzgl|sowie|et|y|e|en|och|og|oraz)(?![a-z])|\s[-–—]\s/;

export const speaksOfOtherMoney = (text: string): boolean =>
  [...text.matchAll(spoken)].some(([, other]) => other !== undefined);

export const speaksOfPay = (text: string): boolean =>
  [...text.matchAll(spoken)].some(([, other]) => other === undefined);
