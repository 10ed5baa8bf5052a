import type { Range } from '#core/enrichment.ts';
import { rangeAfter, rangeBefore } from './numbers.ts';
import { type Cue, spokenCues } from './phrases.ts';
import { type Found, quoteAt } from './quote.ts';
import type { Reading } from './reading.ts';

const glued = Array.from({ length: 45 }, (_, i) => i + 4);

/** Words after the number of hours; `bare` ones need words for a week or a contract near. */
export const hourCues: readonly Cue[] = [
  ...spokenCues('hours', {
    week: 'hours a week|hours per week|hours each week|hours week|hours weekly|hours every week|hrs a week|hrs per week|hrs week|hour week|hour work week|hour workweek|stunden pro woche|stunden die woche|stunden in der woche|stunden je woche|stunden wöchentlich|stunden woche|wochenstunden|std woche|std wo|std pro woche|h woche|h pro woche|stundenwoche|heures par semaine|heures semaine|heures hebdomadaires|heures hebdo|h par semaine|h semaine|h hebdomadaires|horas semanales|horas a la semana|horas por semana|horas semana|h semanales|horas semanais|horas por semana|h semanais|ore settimanali|ore a settimana|ore alla settimana|h settimanali|uur per week|uren per week|uur in de week|urige werkweek|godzin tygodniowo|godzin w tygodniu|godz tygodniowo|h tygodniowo|hodin týdně|timmar per vecka|timmar i veckan',
    bare: 'stunden|heures|horas|hours over|ore|uur|h avec|h',
    after:
      'weekly hours|hours per week|hours week|wochenarbeitszeit|wochenstunden|arbeitszeit|beschäftigungsausmaß|duração semanal do trabalho|período normal de trabalho|週|実働週',
  }),
  ...glued.flatMap((n) => spokenCues('hours', { glued: `${n}h|${n}u` })),
];

const fewest = 4;
const most = 60;
const ofWeek = /週|woche|week|semaine|hebdo|seman|settiman|tydzień|tygod|týd|vecka/u;
/** "40h" is also a time of day. */
const isGluedWeek =
  /\d[hu]\W{0,3}(?:par |pro |per |a la |por |a |in der )?(?:woche|week|semaine|hebdo|seman|settiman|tyg)/u;
const ofContract =
  /vollzeit|teilzeit|full[- ]time|part[- ]time|temps plein|temps partiel|temps complet|tiempo completo|jornada|tempo pieno|tempo parziale|full ?time|fulltime|parttime|pełny etat|etat|\bcdi\b|\bcdd\b|rtt|beschäftigungsausmaß|pensum|fte|\d ?%|op basis van/u;
const ofOther =
  /overtime|über ?stunden|volunteer|training|course|per month|pro monat|im monat|par mois|al mes|per jahr|a year|per year|pro jahr|per day|pro tag|par jour|al día|fortbildung|formación|formation|scuola|lesson|unterricht|a month|within|innerhalb|ago|delle|response|24 hours|support|notice/u;

/** The hours of work a week. Two figures for full and part time are the two ends. */
export function readWeeklyHours(reading: Reading): Found<Range> | null {
  const { lower, text } = reading;
  for (const { value, start, end } of reading.hits('hours')) {
    const said = saidAt(lower, { value, start, end });
    if (said === null || !isPlausible(said.range)) continue;
    const near = lower.slice(Math.max(0, said.start - 30), said.end + 34);
    const line = near.split('\n').find((part) => part.includes(lower.slice(start, end))) ?? near;
    const isWeekly = value === 'week' || (value === 'glued' ? isGluedWeek : ofWeek).test(line);
    if (!isWeekly && !(ofContract.test(line) || /hours over/.test(line))) continue;
    if (ofOther.test(line) && value !== 'week') continue;
    return { value: said.range, quote: quoteAt(text, said.start, said.end) };
  }
  return null;
}

function saidAt(lower: string, hit: { value: string; start: number; end: number }) {
  if (hit.value === 'after') {
    const said = rangeAfter(lower, hit.end);
    const unit = said === null ? '' : lower.slice(said.end, said.end + 12);
    return /^\s*(?:時間|h\b|hours|hrs|std|stunden|horas|heures)/u.test(unit) ||
      /^[^週]/u.test(lower[hit.start] ?? '')
      ? said
      : null;
  }
  if (hit.value !== 'glued') return rangeBefore(lower, hit.start);
  // "40h": the number is a part of the word.
  const digits = /^\d+/.exec(lower.slice(hit.start, hit.end))?.[0] ?? '';
  return rangeBefore(lower, hit.start + digits.length);
}

const isPlausible = ({ min, max }: Range): boolean => {
  const [low, high] = [min ?? max ?? 0, max ?? min ?? 0];
  return low >= fewest && high <= most;
};
