import type { Range } from '#core/enrichment.ts';
import { mapRange, rangeBefore } from './numbers.ts';
import { spokenCues } from './phrases.ts';
import { type Found, sentenceAt } from './quote.ts';
import type { Reading } from './reading.ts';

export const travelCues = spokenCues('travel', {
  travel:
    'travel|travels|traveling|travelling|business trips|reisebereitschaft|reisetätigkeit|reisetätigkeiten|dienstreisen|geschäftsreisen|reiseanteil|auswärtiger montage|auswärtige montage|montagebereitschaft|unterwegs|déplacements|déplacement|viajes|viajar|desplazamientos|desplazamiento|viagens|viajar|deslocações|deslocamentos|trasferte|trasferta|in viaggio|viaggi|viaggiare|reizen|dienstreizen|zakenreizen|onderweg|podróże|podróży|delegacje|delegacji|wyjazdy|wyjazdów|w terenie|w trasie|出張|služební cesty|tjänsteresor|resor',
});

/** The trade, and what an employer pays. */
const ofTrade =
  /travel (?:insurance|expenses?|allowance|reimburse|industry|companies|company|agen|arrangement|brand|tech|credit|discount|benefit|stipend|booking|coordinat|polic|program|perk|sector|platform|partners?|market|nurse|products?|technology|time|cost|card|medic|support|apps?|experience|services|bookings|plans|assistance|pass|budget|and expense|& expense|\/ ?expense|management|consult|or (?:hospitality|leisure)|and (?:tourism|hospitality|leisure|transport))/u;
const ofOther =
  /(?:love|passion|passionate|enjoy|book|arrange|arranging|schedule|coordinate|coordinating|plan(?:ning)?|manag\w+|reimburse\w*|assist\w*|organi[sz]\w+|discount\w*|free|cheap|for) [\w\s,/&-]{0,24}travel(?! (?:up|required|is))|commut|reisekosten|reiseversicherung|frais de déplacement|indemnité|gastos de viaje|viáticos|rimborso|reiskosten|woon-werk|zwrot kosztów|delegacji opłac|出張(?:手当|費)|quote|customers? (?:who )?travel|travelers?\b/u;
const demanded =
  /require|must|willing|able to|ability|available|availability|may|occasional|some |regular|frequent|expected|expect|need|extensive|domestic|international|overnight|periodic|minimal|limited|up to|percent|%|role|position|flexib|bereit|gelegentlich|regelmäßig|erforderlich|deutschlandweit|bundesweit|prévoir|ponctuel|fréquent|régulier|réguliers|mobil|disponib|ocasional|frecuent|frequent|eventua|possib|occasion|saltuari|bereid|af en toe|regelmatig|gotowoś|okazjon|częst|あり|可能|程度|ochot|del giorni|tempo/u;
const none =
  /\bno (?:\w+ ){0,2}travel|travel[^.;]{0,24}\b(?:not|isn['’]t) (?:required|needed|expected)|\bwithout travel|travel\W{1,3}(?:none|no\b|0 ?%|n\/a)|(?:keine|ohne) (?:dienstreisen|reisetätigkeit|reisen|geschäftsreisen)|(?:dienstreisen|geschäftsreisen)[^.;]{0,30}nicht an|(?:pas|aucun|sans) (?:de )?déplacement|(?:no|sin) (?:se )?(?:realizan |requiere |hay )?(?:viajes|viajar|desplazamientos)|(?:não há|sem) (?:\p{L}+ )?(?:viagens|deslocações|deslocamentos)|(?:senza|nessuna|non (?:sono|è) previst\p{L}) (?:trasfert\p{L})|geen (?:dienstreizen|zakenreizen)|(?:bez|brak) (?:delegacji|wyjazdów|podróży)|出張(?:は)?(?:なし|ありません|ございません)/u;

/** A range with a sign of percent, and days a month. */
const percent = /(?:%|percent|per cent|prozent|procent|por ciento|per cento|por cento)/gu;
const daysInMonth =
  /(?:days?|tagen?|jours?|d[ií]as?|giorni|dagen|dni|日)(?:程度)?(?: ?(?:a|per|each|im|pro|par|al|por|ao|de|mese|w)? ?(?:month|monat|mois|mes|mês|mese|maand|miesiącu))/u;
const workDays = 20;
const reach = 70;

/** The share of the time that the job is on the road, in percent; without ends if nobody says. */
export function readTravel(reading: Reading): Found<Range> | null {
  let some: Found<Range> | null = null;
  for (const hit of reading.hits('travel')) {
    const sentence = sentenceAt(reading.text, hit.start, hit.end);
    const words = reading.lower.slice(sentence.start, sentence.end);
    const quote = reading.text.slice(sentence.start, sentence.end);
    if (none.test(words)) {
      if (/海外出張/.test(words) && /国内出張/.test(words)) continue;
      return { value: { min: 0, max: 0 }, quote };
    }
    if (ofTrade.test(words)) continue;
    const share = shareNear(reading.lower, hit, sentence);
    if (share !== null) return { value: share, quote };
    if (ofOther.test(words) || words.endsWith('?') || !demanded.test(words)) continue;
    some ??= { value: { min: null, max: null }, quote };
  }
  return some;
}

function shareNear(
  lower: string,
  hit: { readonly start: number; readonly end: number },
  sentence: { readonly start: number; readonly end: number },
): Range | null {
  const from = Math.max(sentence.start, hit.start - reach);
  const near = lower.slice(from, Math.min(sentence.end, hit.end + reach));
  for (const { index } of near.matchAll(percent)) {
    const said = rangeBefore(lower, from + index);
    if (said === null || (said.range.max ?? said.range.min ?? 0) > 100) continue;
    if (/remote|home|office|salary|bonus|gehalt|zuschlag|télétravail/.test(near)) continue;
    return said.range;
  }
  const days = daysInMonth.exec(near);
  const month =
    /(?:im monat|al mes|par mois|por mes|ao mês|a month|per month|al mese|per maand|w miesiącu)/u;
  if (days !== null || month.test(near)) {
    const at =
      days?.index ?? near.search(/ (?:days?|tagen?|jours?|d[ií]as?|giorni|dagen|dni)(?!\p{L})/u);
    const said = at === -1 ? null : rangeBefore(lower, from + at);
    if (said !== null) return mapRange(said.range, (end) => Math.round((end / workDays) * 100));
  }
  const inJapanese = /月(\d{1,2})(?:[〜～-](\d{1,2}))?日/u.exec(near);
  if (inJapanese === null) return null;
  const [, low = '', high = low] = inJapanese;
  return { min: (Number(low) / workDays) * 100, max: (Number(high) / workDays) * 100 };
}
