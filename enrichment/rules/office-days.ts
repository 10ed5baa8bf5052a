import type { Range } from '#core/enrichment.ts';
import { type RangeSaid, rangeBefore } from './numbers.ts';
import { spokenCues } from './phrases.ts';
import { type Found, sentenceAt } from './quote.ts';
import type { Reading } from './reading.ts';

/** Days a week, and words for a share of the time that the workplace names as well. */
export const dayCues = spokenCues('days', {
  days: 'days a week|days per week|days week|days each week|day a week|day per week|days in office|days in the office|days in our office|days onsite|days on site|days in person|days from home|days from the office|days at the office|days remote|days wfh|times per week|times a week|tage pro woche|tage die woche|tage in der woche|tagen in der woche|tagen pro woche|tage je woche|tag pro woche|tage woche|tage im büro|tage vor ort|tage home office|tage homeoffice|tage mobil|tage remote|tage von zu hause|jours par semaine|jour par semaine|jours semaine|jours de télétravail|jour de télétravail|jours en télétravail|jours en présentiel|jours au bureau|jours sur site|jours de présence|días por semana|días a la semana|día a la semana|día por semana|días de teletrabajo|días presenciales|días en la oficina|días en oficina|dias por semana|dia por semana|dias presenciais|dias no escritório|dias de teletrabalho|dias em casa|dias remotos|giorni a settimana|giorni alla settimana|giorno a settimana|giorni in ufficio|giorni in presenza|giorni di smart working|giorni in smart working|giorni di smartworking|dagen per week|dag per week|dagen in de week|dagen op kantoor|dagen thuis|dagen thuiswerken|dni w tygodniu|dzień w tygodniu|dni w biurze|dni pracy zdalnej|dni zdalnie|dny v týdnu|dagar i veckan|dagar per vecka',
  once: 'once a week|once per week|einmal pro woche|einmal die woche|une fois par semaine',
  twice: 'twice a week|twice per week|zweimal pro woche|deux fois par semaine',
  japanese: '日出社|日在宅|日リモート|日テレワーク|日',
});

const workDays = 5;
const office =
  /(?:in[- ]?|the |our |at )?office|on-?site|on site|in person|in-person|irl|together|hq\b|headquarters|hub\b|studio|büro|vor ort|präsenz|standort|présentiel|sur site|bureau|présence|oficina|presencial|escritório|ufficio|in presenza|in sede|kantoor|biur|stacjonarn|出社|出勤|オフィス|kancelář|kontoret|labor/u;
const home =
  /remote|from home|at home|home[- ]?office|homeoffice|wfh|mobil\p{L}+ arbeit|mobiles? arbeiten|zu hause|télétravail|distanciel|à domicile|teletrabajo|desde casa|remoto|teletrabalho|em casa|smart ?working|da casa|da remoto|thuis|zdaln|w domu|z domu|在宅|リモート|テレワーク|z domova|hemifrån/u;

/** How far the place stands from the days, at most. */
const reach = 60;

/** The days a week at the office; of days at home, those that are left of five. */
export function readOfficeDays(reading: Reading): Found<Range> | null {
  for (const hit of reading.hits('days')) {
    const said = saidAt(reading, hit);
    if (said === null || (said.range.max ?? said.range.min ?? 0) > workDays) continue;
    const sentence = sentenceAt(reading.text, said.start, said.end);
    const place = placeNear(reading.lower, said, sentence);
    if (place === null) continue;
    const days = place === 'office' ? said.range : restOf(said.range);
    if (days.min === 0 && days.max === 0) continue;
    return { value: days, quote: reading.text.slice(sentence.start, sentence.end) };
  }
  return null;
}

function saidAt(
  { lower }: Reading,
  { value, start, end }: { readonly value: string; readonly start: number; readonly end: number },
): RangeSaid | null {
  if (value === 'once' || value === 'twice') {
    const days = value === 'once' ? 1 : 2;
    const isLeast = /(?:minimum|at least|mindestens|au moins)\s*$/.test(
      lower.slice(start - 12, start),
    );
    return { range: { min: days, max: isLeast ? null : days }, start, end };
  }
  if (value !== 'japanese') {
    const said = rangeBefore(lower, start);
    return said === null ? null : { ...said, end };
  }
  const said = /週に?(\d)(?:[〜～-](\d))?$/u.exec(lower.slice(Math.max(0, start - 8), start));
  if (said === null) return null;
  const [words, low = '', high = low] = said;
  return { range: { min: Number(low), max: Number(high) }, start: start - words.length, end };
}

/** Days at home of five: "up to 2" leave at least 3. */
const restOf = ({ min, max }: Range): Range => ({
  min: max === null ? null : workDays - max,
  max: min === null ? null : workDays - min,
});

/** The nearest word for a place in the part of the sentence around the days. */
function placeNear(
  lower: string,
  { start, end }: RangeSaid,
  sentence: { readonly start: number; readonly end: number },
): 'office' | 'home' | null {
  const from = Math.max(sentence.start, start - reach);
  const before = lower.slice(from, start).split(/[;•]/).at(-1) ?? '';
  const words = lower.slice(start, end);
  const following = lower.slice(end, Math.min(sentence.end, end + reach)).split(/[;•]/)[0] ?? '';
  const inside = [office.test(words), home.test(words)] as const;
  if (inside[0] !== inside[1]) return inside[0] ? 'office' : 'home';
  const after = [following.search(office), following.search(home)] as const;
  const lead = [lastIndex(before, office), lastIndex(before, home)] as const;
  const distance = (i: 0 | 1) =>
    Math.min(
      after[i] === -1 ? Number.POSITIVE_INFINITY : after[i],
      // What follows binds closer than what went before.
      lead[i] === -1 ? Number.POSITIVE_INFINITY : before.length - lead[i],
    );
  const [toOffice, toHome] = [distance(0), distance(1)];
  if (toOffice === toHome) return null;
  return toOffice < toHome ? 'office' : 'home';
}

function lastIndex(text: string, pattern: RegExp): number {
  let at = -1;
  for (const match of text.matchAll(new RegExp(pattern, 'gu'))) at = match.index + match[0].length;
  return at;
}
