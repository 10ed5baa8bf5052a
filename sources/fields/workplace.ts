import { someOfficeDays } from '#core/employment-words.ts';
import type { Workplace } from '#core/posting.ts';
import { remembering } from '#core/remember.ts';

/** How vendors and employers name each work model, in words separated by blanks. */
const models: readonly (readonly [Workplace, RegExp])[] = [
  ['hybrid', ofWords('hybrid\\p{L}*|híbrido|híbrida|ibrido|ibrida|hybrydow[oay]')],
  [
    'remote',
    ofWords(
      'remote|remotely|telecommut\\p{L}*|telework\\p{L}*|wfh|work(?:ing)? from (?:home|anywhere)|anywhere|home ?office|home based|ortsunabhängig\\p{L}*|standortunabhängig\\p{L}*|télétravail|à distance|teletrabajo|a distancia|remot[oa]|thuiswerk\\p{L}*|zdaln[iea]e?|distansarbete|etätyö|fjernarbejde',
    ),
  ],
  [
    'onsite',
    ofWords(
      'on ?site|in ?(?:the )?office|office based|in ?person|vor ort|präsenz|sur site|en présentiel|présentiel|presencial|in presenza|op locatie|op kantoor|stacjonarn\\p{L}*|på plats',
    ),
  ],
];

/** Words that deny a model or limit its time. */
const qualified = ofWords(
  'no|not|non|nicht|keine?|partial\\p{L}*|partly|teilweise|temporar\\p{L}*|optional\\p{L}*|occasional\\p{L}*|possible|möglich',
);

const noPlace = ofWords(
  'flexible|flex|virtual|distributed|various|varies|multiple|several|mehrere|verschiedene|diverse|plusieurs|varias?|any|all|nationwide|bundesweit|deutschlandweit|österreichweit|schweizweit|unspecified|tbd|tba|to be (?:determined|announced|confirmed)|not (?:specified|applicable|available)|n a|none|no office|no location|unknown|locations|standorte|ubicaciones|lieux',
);

const fillers = ofWords(
  'office|fully|full|locations?|sites|work|working|arbeit|arbeiten|trabajo|lavoro|travail|workplace|model|mode|role|position|job|schedule|only|first|friendly|eligible|option|days?|times|per|week|weekly|a|in|the|or|and|x|oder|und|ou|et|o|y',
);

function ofWords(words: string): RegExp {
  return new RegExp(`(?<![\\p{L}])(?:${words})(?![\\p{L}])`, 'giu');
}

/**
 * The workplace that a vendor's word names; null for `unspecified`, unknown words, and denied or
 * open ones: "not remote", "remote or on-site".
 */
export const workplaceOf = (text: string | null): Workplace | null => modelIn(text ?? '');

const modelIn = remembering((text): Workplace | null => {
  const plain = spacedWords(text);
  if (plain.search(qualified) >= 0) return null;
  const named = models.filter(([, words]) => plain.search(words) >= 0).map(([model]) => model);
  if (named.includes('hybrid')) return 'hybrid';
  if (named[0] === 'onsite' && someOfficeDays.test(text)) return 'hybrid';
  return named.length === 1 ? (named[0] ?? null) : null;
});

/** Remote for a flag that is set; unset it means "not marked as remote", never "on site". */
export const remoteIf = (flag: boolean | null): Workplace | null =>
  flag === true ? 'remote' : null;

/** True for text that names a work model or several places, but no place: "Hybrid", "TBD". */
export const isNoPlace = remembering((text): boolean => {
  const spaced = spacedWords(text);
  const rest = [...models.map(([, words]) => words), noPlace].reduce(
    (left, words) => left.replace(words, ' '),
    spaced,
  );
  // "Remote - IN" is in India, or in Indiana.
  const isCoded = /(?<!\p{L})\p{Lu}{2}(?!\p{L})/u.test(rest);
  return rest !== spaced && !isCoded && !/\p{L}/u.test(rest.replace(fillers, ' '));
});

const spacedWords = (text: string): string =>
  text
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/[^\p{L}\p{M}]+/gu, ' ')
    .trim();
