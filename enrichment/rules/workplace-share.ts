import type { RawPosting, Workplace } from '#core/posting.ts';
import type { Hit } from './phrases.ts';

const five = '5|five|fünf|cinq|cinco|cinque|vijf|pięć';
const fewer =
  '[1-4](?:[.,]5)?|one|two|three|four|an?|mehrere|several|some|ein(?:en|em)?|zwei|drei|vier|une?|deux|trois|quatre|plusieurs|un[oa]?|dos|tres|cuatro|due|tre|quattro|um|dois|duas|três|quatro|een|één|twee|drie|jeden|dwa|trzy|cztery';
const days =
  '(?:full |volle |ganze |home ?office[- ])?-?(?:days?|tagen?|tag|jours?|d[ií]as?|giorni|giorno|dagen|dag|dni|dzień|日)';
const week =
  '(?: ?(?:a|per|each|every|/|pro|in der|die|par|a la|por|alla|w|in|na) ?(?:week|woche|semaine|semana|settimana|tygodniu|tydzień)| weekly| wöchentlich| wekelijks| tygodniowo)';
const range = `(?: ?(?:-|–|~|〜|to|bis|à|a|o|or|oder|ou|of|tot|do|e) ?(?:${five}|${fewer}))?`;
const severalTimes =
  '(?:several times a week|mehrmals (?:pro|die|in der) woche|plusieurs fois par semaine|varias veces (?:por|a la) semana|kilka razy w tygodniu|několikrát týdně)';
const amount = `(?<![\\p{Script=Latin}\\d.,])(?:(?<all>${five})|(?:${fewer})${range}) ?\\(?\\d?\\)? ?${days}`;
const inYear =
  /^ ?(?:(?:a|per|each|every|im|pro|par|an|al|por|ao|all['’]|om het|w) ?(?:year|jahr|année|año|ano|anno|jaar|roku|month|monat|mois|mes|mês|mese|maand)|yearly|jährlich)/u;

/** "Two days a week from ⟨home⟩", "週2日⟨出社⟩". */
const daysBefore = new RegExp(
  `(?:${amount}|${severalTimes})(?<rest>${week}?[\\p{L} '’-]{0,26})$`,
  'u',
);
/** "⟨Home office⟩ up to 3 days a week", "⟨télétravail⟩ (2 jours par semaine)". */
const daysAfter = new RegExp(
  `^[\\p{L} ]{0,20}[ ,(:–-]*(?:\\p{L}+ ){0,3}(?:${severalTimes}|${amount}(?<rest>${week}|\\)))`,
  'u',
);

const percentSign = '(?:%|prozent|percent|per cent|procent|por ciento|per cento)';
const percentBefore = new RegExp(
  `(?<!\\d)(?<share>\\d{1,3}) ?${percentSign}[\\p{L} ()-]{0,18}$`,
  'u',
);
const percentAfter = new RegExp(
  `^[\\p{L} ]{0,14}[ (:–-]*(?:\\p{L}+ ){0,2}(?<share>\\d{1,3}) ?${percentSign}`,
  'u',
);

/** How far a share stands from the word for the place. */
const reach = 56;

/**
 * The workplace by a share of the time: "2 days a week from home", "up to 60% remote", "five days in
 * the office". Null without a share, and for days in a year.
 */
export function readShare(lower: string, hit: Hit, isHome: boolean): Workplace | null {
  const before =
    lower
      .slice(Math.max(0, hit.start - reach), hit.start)
      .split(/[.;•\n]/)
      .at(-1) ?? '';
  const after = lower.slice(hit.end, hit.end + reach).split(/[;•\n]/)[0] ?? '';
  const whole: Workplace = isHome ? 'remote' : 'onsite';
  const counted = daysBefore.exec(before) ?? daysAfter.exec(after);
  if (counted !== null) {
    const { all, rest = '' } = counted.groups ?? {};
    if (inYear.test(rest) || inYear.test(after)) return null;
    return all === undefined ? 'hybrid' : whole;
  }
  const { share } = (percentBefore.exec(before) ?? percentAfter.exec(after))?.groups ?? {};
  if (share === undefined) return null;
  return Number(share) >= 100 ? whole : 'hybrid';
}

const shares = new RegExp(
  `${amount}(?:${week}|[^.;\\n]{0,30}(?:office|büro|bureau|oficina|ufficio|escritório|kantoor|biur|home|télétravail))|(?<!\\d)100 ?% ?(?:en |in |im )?(?:remote|télétravail|remoto|zdaln|homeoffice)|fully remote (?:position|role|job)`,
  'u',
);

/**
 * The flag of a board, unless the text states a share of the time: boards know only three words, and
 * "remote" beside "3 days a week in the office" is hybrid.
 */
export function workplaceOfField(
  { workplace }: RawPosting,
  read: Workplace | null,
  quote: string | null,
): Workplace | null {
  if (workplace === null || read === null || quote === null) return workplace;
  return shares.test(quote.toLowerCase()) ? read : workplace;
}
