import { dateIn } from './dates.ts';
import { spokenCues } from './phrases.ts';
import { type Found, quoteAt, sentenceAt } from './quote.ts';
import type { Reading } from './reading.ts';

/** Words before the day on which the work begins, and words for "as soon as possible". */
export const startCues = [
  ...spokenCues('start', {
    asap: 'start asap|starting asap|immediate start|start immediately|available immediately|immediate joiner|immediate joiners|immediate joining|immediate availability|immediate hire|ab sofort|zum nächstmöglichen zeitpunkt|zum nächstmöglichen|nächstmöglicher zeitpunkt|zum frühestmöglichen zeitpunkt|sofort anfangen|sofort starten|dès que possible|disponibilité immédiate|à pourvoir immédiatement|immédiatement|dès maintenant|incorporación inmediata|contratación inmediata|inicio inmediato|disponibilidad inmediata|início imediato|entrada imediata|contratação imediata|inserimento immediato|assunzione immediata|disponibilità immediata|inizio immediato|per direct|zo snel mogelijk|per omgaande|direct beschikbaar|od zaraz|od razu|natychmiast|即日|すぐにでも|随時|ihned|nástup ihned|omgående|snarast',
    soon: 'asap|as soon as possible|immediately|schnellstmöglich',
    date: 'start|starts|starting|start date|starting date|commencing|commencement|joining|effective|eintritt|eintrittstermin|eintrittsdatum|beginn|arbeitsbeginn|suchen zum|suchen ab|zum|ab dem|prise de poste|prise de fonction|entrée en poste|entrée en fonction|à compter du|à partir du|début|démarrage|pour le|incorporación|ingreso|inicio|comienzo|empezaras|empezarás|inicio previsto|início|data de início|entrada|inizio|inizio previsto|decorrenza|inserimento|startdatum|ingangsdatum|ingang|aanvang|periode|indiensttreding|rozpoczęcie|rozpoczęcia|wyjazd|入社|入社日|入職|入職日|任用期間|任用|勤務開始|就業開始|雇用期間|採用|nástup|tillträde|startdag',
  }),
];

/** How far after its word the date begins, at most. */
const gap = 30;

/** When the work begins: a date in a sentence about it, or as soon as possible. */
export function readStartDate(reading: Reading, isAmerican: boolean): Found<string> | null {
  let soon: Found<string> | null = null;
  for (const { value, start, end } of reading.hits('start')) {
    if (value === 'date') {
      const found = dateAt(reading, start, end, isAmerican);
      if (found !== null) return found;
    } else if (soon === null && (value === 'asap' || isAboutStart(reading, start, end))) {
      const sentence = sentenceOf(reading, start, end);
      if (aboutOther.test(sentence)) continue;
      soon = { value: 'asap', quote: quoteAt(reading.text, start, end) };
    }
  }
  return soon;
}

function dateAt(
  reading: Reading,
  start: number,
  end: number,
  isAmerican: boolean,
): Found<string> | null {
  const { lower, text } = reading;
  // Most of these words have no figure after them.
  const following = lower.slice(end, end + gap + 24).split('\n\n')[0] ?? '';
  if (/^[\s:：はを】]*(?:すぐ|即日|随時)/u.test(following)) {
    return { value: 'asap', quote: quoteAt(text, start, end) };
  }
  if (!/\d/.test(following)) return null;
  const date = dateIn(following, isAmerican);
  if (date === null || date.start > gap) return null;
  const word = lower.slice(start, end);
  const between = following.slice(0, date.start);
  if (/[.!?;]\s/.test(between) || notStart.test(between)) return null;
  const around = sentenceOf(reading, start, end);
  if (
    vague.test(word) ? !aboutStart.test(around) || aboutApplying.test(around) : founded.test(around)
  )
    return null;
  return { value: date.value, quote: quoteAt(text, start, end + date.end) };
}

/** Words that need another reason to be about the start of the work. */
const vague =
  /^(?:zum|ab dem|à partir du|à compter du|pour le|entrada|ingreso|inicio|inizio|início|début|periode|ingang|採用|joining|effective|start|starts|starting)$/u;
const aboutStart =
  /start|begin|commenc|join|effective|début|entrada|prev(?:ist|ê)|such|einst|eintritt|ab |besetz|poste|cdd|cdi|contrat|incorpor|ingreso|inicio|início|funç|puesto|inizi|assun|periode|ingang|functie|dienst|rozpocz|入社|採用|position|role|apprentic|alternance|stage|recrut|embauch/u;
const aboutApplying =
  /bewerb|unterlagen|candidatur|postul|cv\b|lettre|apply|applic|interview|entretien|gespräch|vorstellung|solicitud|colloqui|round|funding|founded|gegründet|since/u;
const founded = /found|since|gegründet|seit|depuis|fond|desde|dal 19|funding|series/u;
const notStart = /\b(?:until|till|end|bis|jusqu|hasta|até|fino|tot en met|do dnia)\b/u;

const isAboutStart = (reading: Reading, start: number, end: number): boolean =>
  /start|begin|join|commenc|available|eintritt|einstell|besetz/.test(
    sentenceOf(reading, start, end),
  );

/** "Apply as soon as possible", "we answer immediately". */
const aboutOther =
  /\bapply|applica|repl(?:y|ies)|get back|contact you|respond|notif|inform|report(?:s|ed|ing)?\b|escalat|vest|eligible|effective|covered|insur|coverage|benefits start|melden (?:wir|uns)|antworten|rückmeld|répond|recontact|contest|risponder|odpowie|reageren wij|contact op/u;

function sentenceOf({ lower, text }: Reading, start: number, end: number): string {
  const span = sentenceAt(text, start, end);
  return lower.slice(span.start, span.end);
}
