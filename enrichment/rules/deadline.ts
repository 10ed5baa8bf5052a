import { dateIn } from './dates.ts';
import { spokenCues } from './phrases.ts';
import { type Found, quoteAt, sentenceAt } from './quote.ts';
import type { Reading } from './reading.ts';

/** Words before the last day to apply. `plain` ones need a sentence about applying. */
export const deadlineCues = spokenCues('deadline', {
  sure: 'closing date|posting closes|applications close|application deadline|apply by|apply before|applications by|applications accepted until|applications are accepted until|accepting applications until|accepted through|closing on|closes on|bewerbungsschluss|bewerbungsfrist|bewerbungsende|date limite|date de clôture|clôture des candidatures|fecha límite|plazo de presentación|plazo de inscripción|cierre de postulaciones|cierre de la convocatoria|data limite|prazo de candidatura|inscrições até|candidaturas até|scadenza|data di scadenza|entro e non oltre|sluitingsdatum|reageer voor|reageren kan tot|solliciteren kan tot|solliciteer voor|solliciteer vóór|termin składania|termin nadsyłania|aplikuj do|応募締切|締切|応募期限|応募期間|募集期間|受付期間|必着|uzávěrka|sista ansökningsdag',
  plain:
    'deadline|closes|close|until|no later than|bis|bis zum|bis spätestens|jusqu au|avant le|au plus tard le|hasta el|antes del|plazo|até|prazo|entro il|entro|vóór|voor|tot en met|tot|uiterlijk|uiterlijk op|do dnia|do|申込|応募|郵送|持参|提出|do konce',
});

const gap = 34;

/** Sentences about applying. */
const aboutApplying =
  /appl|candida|vacancy|closing|submi|resume|\bcv\b|bewerb|bewirb|unterlagen|postul|dossier|lettre|inscri|currícul|curricul|solicitud|interesad|envi|domand|invia|sollicit|reag|brief|motivati|aplik|zgłosz|ofert|składa|dokument|documento|応募|申込|提出|書類|受付|持参|郵送|ansök|přihl/u;
const notApplying =
  /contract until|vertrag|befristet|funding|tax|campaign|ends on|visa|enrol|benefits|interviews? (?:will|are|take)|vorstellungsgespr[^.]*$|terminar[^.]*$|durée|looptijd|umow[ay]/u;

/** The last day to apply, as the text says it. */
export function readDeadline(reading: Reading, isAmerican: boolean): Found<string> | null {
  for (const { value, start, end } of reading.hits('deadline')) {
    const found = dateNear(reading, { value, start, end }, isAmerican);
    if (found !== null) return found;
  }
  return null;
}

function dateNear(
  { lower, text }: Reading,
  hit: { readonly value: string; readonly start: number; readonly end: number },
  isAmerican: boolean,
): Found<string> | null {
  const { start, end, value } = hit;
  const following = lower.slice(end, end + gap + 24).split('\n')[0] ?? '';
  const isJapanese = /[\u3040-\u9fff]/.test(lower[start] ?? '');
  const before = isJapanese ? lower.slice(Math.max(0, start - 24), start) : '';
  if (!/\d/.test(following) && !/\d/.test(before)) return null;
  const next = dateIn(following, isAmerican);
  const isNext =
    next !== null && next.start <= gap && !/[.!?;]\s/.test(following.slice(0, next.start));
  // Japanese puts the word after the day.
  const last = isNext || !isJapanese ? null : dateIn(before, isAmerican);
  const date = isNext ? next : last;
  if (date === null) return null;
  if (value === 'plain') {
    const { start: from, end: to } = sentenceAt(text, start, end);
    const line = lower.slice(from, to);
    if (!aboutApplying.test(line) || notApplying.test(lower.slice(from, start))) return null;
  }
  // "Between 4 and 22 January 2027": the date of the end.
  return { value: date.value, quote: quoteAt(text, start, isNext ? end + date.end : end) };
}
