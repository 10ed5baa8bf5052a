import type { Range } from '#core/enrichment.ts';
import { mapRange, type RangeSaid, rangeBefore } from './numbers.ts';
import { type Cue, spokenCues } from './phrases.ts';
import { type Found, sentenceAt } from './quote.ts';
import type { Reading } from './reading.ts';

/** Words beside which months may be the length of a contract. */
export const termCues: readonly Cue[] = spokenCues('term', {
  term: 'fixed term|contract|temporary|temp|term of|assignment|secondment|ftc|befristet|befristete|befristeter|befristung|laufzeit|vertragsdauer|vertrag|dauer|cdd|durée|mission|contrat|duración|temporal|plazo fijo|plazo determinado|prazo determinado|termo|período|contrato|temporário|tempo determinato|termine|somministrazione|durata|stage|tirocinio|bepaalde tijd|tijdelijk|tijdelijke|looptijd|jaarcontract|na czas określony|umowa|umowę|umowy|okres|zlecenie|契約期間|任用期間|雇用期間|任期|internship|intern|praktikum|apprentice|apprenticeship|apprentissage|alternance|placement|maternity|parental|elternzeit|elternzeitvertretung|mutterschutz|cover|duration|length|project|initial|rolling|prácticas|estágio|contratto|staż',
});

/** How far such a word stands from the months, at most. */
const reach = 70;

const before =
  /(?:fixed[- ]term|contract|temporary|\btemp\b|temp role|term of|assignment|secondment|befristet|befristung|laufzeit|vertragsdauer|dauer|\bcdd\b|durée|mission|contrat|duración|temporal|plazo fijo|plazo determinado|prazo determinado|termo|período de|contrato|temporário|tempo determinato|termine|somministrazione|durata|stage|tirocinio|bepaalde tijd|tijdelijk|looptijd|contract voor|jaarcontract|na czas określony|umow\p{L}+|okres|zlecenie|契約期間|任用期間|雇用期間|任期|internship|praktikum|apprentic|apprentissage|alternance|placement|maternity|parental|elternzeit|mutterschutz|cover|duration|length)[^.;•\n]{0,60}$/u;
const after =
  /^[^.;•\n]{0,8}\s?-?(?:fixed|contract|ftc\b|temp\b|temporary|assignment|internship|intern\b|apprentice|placement|secondment|maternity|parental|cover|term\b|project\b|duration|rolling|initial|befrist|vertrag|praktikum|als elternzeit|als mutterschutz|cdd|contrat|stage|alternance|contrato|prácticas|estágio|contratto|tirocinio|contract|umow|staż)/u;
const ofOther =
  /experi|erfahrung|expérience|ervaring|doświad|esperienz|probation|probezeit|période d['’]essai|periodo de prueba|período de experiência|proeftijd|okres próbny|próbn|試用|periodo di prova|notice|kündigung|préavis|sick|krank|parental leave|maternity leave|elternzeit nehm|within|first|nach|after|après|tras |after|dopo|na \d|ago|payback|warranty|garanti|bonus|vesting|every|alle \d|dati|data|daten|max|doce meses|経験|以上|undergraduate|previous|last|past|runway|review/u;
const longest = 60;

/** The length of a fixed term, an internship or an apprenticeship, in months. */
export function readContractMonths(reading: Reading): Found<Range> | null {
  const terms = reading.hits('term');
  if (terms.length === 0) return null;
  for (const hit of reading.hits('years')) {
    if (!terms.some(({ start }) => Math.abs(start - hit.start) < reach)) continue;
    const said = rangeBefore(reading.lower, hit.start);
    // Without its counter, 月 names a month of the year.
    const isMonthName =
      /^月/.test(reading.lower.slice(hit.start)) &&
      !/[かヶカケ]$/.test(reading.lower.slice(0, hit.start));
    if (said === null || isMonthName) continue;
    const sentence = sentenceAt(reading.text, said.start, hit.end);
    if (!isLength(reading, said, hit.end, sentence)) continue;
    const months = hit.value === 'month' ? said.range : mapRange(said.range, (end) => end * 12);
    const high = months.max ?? months.min ?? 0;
    if (high < 1 || high > longest) continue;
    return { value: months, quote: reading.text.slice(sentence.start, sentence.end) };
  }
  return null;
}

function isLength(
  { lower }: Reading,
  said: RangeSaid,
  end: number,
  sentence: { readonly start: number; readonly end: number },
): boolean {
  const lead = lower.slice(Math.max(sentence.start, said.start - 70), said.start);
  const rest = lower.slice(end, Math.min(sentence.end, end + 40));
  if (ofOther.test(lead.slice(-34)) || ofOther.test(rest.slice(0, 26))) return false;
  return before.test(lead) || after.test(rest);
}
