import type { Clearance } from '#core/enrichment.ts';
import { isWished } from './optional.ts';
import { spokenCues } from './phrases.ts';
import { type Found, sentenceAt } from './quote.ts';
import type { Reading } from './reading.ts';

/** Names of a government's clearance; "clearance" alone also names customs and sales. */
export const clearanceCues = spokenCues('clearance', {
  named:
    'security clearance|secret clearance|top secret|ts sci|public trust|sc clearance|sc cleared|dv clearance|dv cleared|security cleared|security vetting|nato clearance|nato secret|sicherheitsüberprüfung|sicherheitsüberprüft|verschlusssachen|habilitation secret|habilitation défense|habilitation de défense|habilitation confidentiel|confidentiel défense|secret défense|habilitación de seguridad|credenciação de segurança|nulla osta di sicurezza|abilitazione di sicurezza|veiligheidsonderzoek|verklaring van geen bezwaar|veiligheidsmachtiging|poświadczenie bezpieczeństwa|poświadczenia bezpieczeństwa|bezpečnostní prověrka|säkerhetsprövning|säkerhetsklassad',
  bare: 'clearance|clearances',
});

const ofGovernment =
  /secur|secret|government|dod\b|department of defense|federal|public trust|polygraph|classified|\bactive\b|nato/;
const otherSense =
  /customs|sale|medical|road|ground clearance|discount|clearance rate|credit|clearances? \(act|child|police|background|drug|work clearance|zoll/;
const denied =
  /\b(?:no|not|without|none)\b[^.;]{0,30}clearance|clearance[^.;]{0,30}\b(?:not|isn['’]t) (?:required|needed|necessary)|clearance\W{1,3}(?:none|n\/a|no)\b|keine sicherheitsüberprüfung/;
/** Before the name: who gets it later need not hold it. */
const toObtain =
  /(?:obtain|gain|get|receive|eligib|undergo|acquir|achieve|apply for|pass|subject to|willing|complete|process|bereit|durchlauf|zustimm|einverstanden|obten|être habilit|susceptible|doorlopen|bereid|uzysk|gotowoś|poddan|získat|genomgå)[^.;\n]{0,70}$/u;
const afterwards =
  /^(?: requirements?:*\s*(?:ability to obtain|applicants selected will be subject)|[^.;\n]{0,90}(?:obtainable|after hire|within a reasonable|will be (?:required to )?(?:obtained|processed)|can be obtained|investigation))/;

/** Whether a security clearance is demanded, must be got, or is wished for. */
export function readClearance(reading: Reading): Found<Clearance> | null {
  for (const hit of reading.hits('clearance')) {
    const sentence = sentenceAt(reading.text, hit.start, hit.end);
    const words = reading.lower.slice(sentence.start, sentence.end);
    if (denied.test(words) || words.endsWith('?')) continue;
    if (hit.value === 'bare' && (!ofGovernment.test(words) || otherSense.test(words))) continue;
    // A bare heading ("CLEARANCE REQUIREMENTS:") says nothing alone.
    if (/^[\W_]*(?:security )?clearances?(?: requirements?| level)?\W*$/.test(words)) continue;
    const quote = reading.text.slice(sentence.start, sentence.end);
    return { value: stanceOf(reading, hit, sentence), quote };
  }
  return null;
}

function stanceOf(
  reading: Reading,
  hit: { readonly start: number; readonly end: number },
  sentence: { readonly start: number; readonly end: number },
): Clearance {
  const before = reading.lower.slice(sentence.start, hit.start);
  const after = reading.lower.slice(hit.end, sentence.end);
  if (isWished(reading, hit, sentence, 'clause')) return 'wished';
  return toObtain.test(before) || afterwards.test(after) ? 'obtainable' : 'required';
}
