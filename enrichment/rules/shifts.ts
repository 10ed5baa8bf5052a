import { Shift } from '#core/enrichment.ts';
import { type Cue, spokenCues } from './phrases.ts';
import { type Found, sentenceAt } from './quote.ts';
import type { Reading } from './reading.ts';

/** Words that name a shift without further words. */
const named = {
  early:
    'early shift|early shifts|early mornings|early morning shift|frühschicht|frühdienst|frühschichten|équipe du matin|turno de mañana|turnos de mañana|turno mañana|turno matutino|matutino|turno da manhã|turno di mattina|vroege dienst|vroege diensten|ranna zmiana|早番',
  late: 'late shift|late shifts|evening shift|evening shifts|evening hours|second shift|2nd shift|swing shift|spätschicht|spätdienst|spätschichten|en soirée|équipe du soir|équipe de l après midi|turno de tarde|turnos de tarde|vespertino|turno da tarde|late dienst|late diensten|avonddienst|avonddiensten|avonden|druga zmiana|遅番',
  night:
    'night shift|night shifts|overnight|overnight shift|third shift|3rd shift|graveyard shift|nachtschicht|nachtschichten|nachtdienst|nachtdienste|nachtarbeit|travail de nuit|poste de nuit|équipe de nuit|de nuit|turno de noche|turno nocturno|turnos nocturnos|nocturno|noturno|turno da noite|turno di notte|turno notturno|notturno|nachtdienst|nachtdiensten|nachten|nocna zmiana|nocne zmiany|nocnych|praca nocna|w nocy|夜勤|深夜勤務',
  rotating:
    'rotating shifts|rotating shift|rotational shifts|rotational shift|shift rotation|rotating schedule|rotating pattern|schichtdienst|wechselschicht|wechselschichten|schichtsystem|3 schicht|2 schicht|zweischicht|dreischicht|schichtarbeit|schichtbetrieb|schichtmodell|im wechsel|2x8|3x8|2 8|3 8|équipes alternantes|en équipe alternée|horaires postés|turnos rotativos|turno rotativo|turnos rotativas|turnos alternados|rolar turnos|por turnos|turni|tre turni|3 turni|turni a rotazione|su turni|su turnazione|wisselende diensten|ploegendienst|ploegendiensten|onregelmatige diensten|praca zmianowa|system zmianowy|systemie zmianowym|trzy zmiany|dwie zmiany|シフト制|交替制|交代制|シフト勤務|směnný provoz|skiftarbete',
  split:
    'split shift|split shifts|geteilter dienst|geteilte dienste|teildienst|horaires coupés|en coupure|turno partido|turnos partidos|turno spezzato|orario spezzato|gebroken diensten|gebroken dienst',
  on_call:
    'on call|oncall|pager duty|carry the pager|pager|rufbereitschaft|bereitschaftsdienst|bereitschaftsdienste|hintergrunddienst|astreinte|astreintes|guardias|reperibilità|bereikbaarheidsdienst|bereikbaarheidsdiensten|consignatiedienst|piketdienst|storingsdienst|dyżury|dyżurów|dyżur|sobreaviso|prevenção|plantões|オンコール|待機当番|pohotovost|beredskap',
} satisfies Partial<Record<Shift, string>>;

/** Days and times of day: a shift only in a sentence about hours of work. */
const times = {
  early: 'mornings|früh|matin|mañana|manhã|ochtenden|rano',
  late: 'evenings|evening|abends|spät|soir|soirée|soirées|tarde|avonden|wieczorem|closing',
  night: 'nights|nachts|nuit|noche|noite|notte|noites|noc',
  weekend:
    'weekend|weekends|week end|week ends|saturday|saturdays|sunday|sundays|wochenende|wochenenden|wochenenddienst|wochenenddienste|wochenendarbeit|samstag|samstags|sonntags|sonntag|samedi|samedis|dimanche|dimanches|fin de semana|fines de semana|sábado|sábados|domingos|domingo|fim de semana|fins de semana|sabato|domenica|fine settimana|zaterdag|zaterdagen|zondag|weekenden|soboty|sobotę|soboty i niedziele|weekendy|niedziele|土日|土曜|日曜|víkendy|helger',
  holiday:
    'public holidays|bank holidays|stat holidays|statutory holidays|and holidays|feiertage|feiertagen|feiertags|jours fériés|festivos|feriados|festivi|feestdagen|święta|祝日',
} satisfies Partial<Record<Shift, string>>;

export const shiftCues: readonly Cue[] = [
  ...spokenCues('shift', named),
  ...spokenCues('shift', times, { weak: true }),
];

const aboutHours =
  /shift|schedul|rota\b|roster|hours|availab|flexib|willing|must|require|able to|ability|work(?:s|ing)? (?:on |at |some |every |most |alternate )?(?:week|night|even|satur|sun|holi)|you will work|pattern|every (?:other|second|third)|in four|arbeit|schicht|dienst|bereit|einsatz|horaire|travail|disponib|turno|horario|horário|jornada|escala|trabaj|trabalh|orari|lavor|werk|bereid|rooster|dienst|beschikba|prac|zmian|gotowo|dyspozyc|grafik|czasem|勤務|シフト|出勤|休|směn|skift/u;
/** A time off, a shop's hours, pay for it, another person's work. */
const denied =
  /\b(?:no|not|never|without|don['’]t|do not|does not|free|off|closed|isn['’]t|aren['’]t)\b|(?<!\p{L})(?:kein\p{L}*|nicht|nie|frei|ohne|geschlossen|haben wir zu|gibt es nicht|jamais|pas de|pas|ni le|sans|aucun|repos|fermé\p{L}*|sin|nunca|cerrad\p{L}*|não|sem|nunca|fech\p{L}*|non|mai|senza|chius\p{L}*|geen|niet|nooit|gesloten|vrij|nie|bez|woln\p{L}*|zamknięt\p{L}*|なし|ありません|休み|週休|完全|定休|休館|休日|nejsou|inga)(?!\p{L})/u;
const ofOther =
  /paid (?:public |bank )?holidays|holidays?[^.;]{0,14}(?:leave|pay|allowance|entitlement|vacation)|plus (?:public|bank|statutory) holidays|days (?:off|of holiday)|vacation|\bpto\b|urlaub|frei|leave\b|weekend (?:trips|getaway|away)|happy hour|on call (?:with|to help|for you)|team (?:outing|event)|ferien|congés|vacaciones|férias|ferie|vakantie|urlop|休暇|年間休日|support (?:is )?available|our (?:doctors|nurses)|carries the on-call|objet d['’]une autre|walk-in|interview|event/u;
/** Pay for a shift may be a promise to others. */
const ofPay =
  /allowance|zulage|zuschl|prime de|plus de noc|adicional|maggiorazion|toeslag|dodatek|手当|differential|premium/u;
const threeShifts = /3x8|3 8|3[- ]schicht|dreischicht|tre turni|3 turni|trzy zmiany/u;

/** When the work is done beside days of the week. Reads what the job asks for, not what it spares. */
export function findShifts(reading: Reading): readonly Found<Shift>[] {
  const found = new Map<Shift, string>();
  for (const { value, start, end, weak } of reading.hits('shift')) {
    const shift = Shift.parse(value);
    if (found.has(shift)) continue;
    const sentence = sentenceAt(reading.text, start, end);
    const from = Math.max(sentence.start, lastBreak(reading.lower, sentence.start, start));
    const to = nextBreak(reading.lower, end, sentence.end);
    const words = reading.lower.slice(from, to);
    if (denied.test(words) || ofOther.test(words)) continue;
    if (ofPay.test(reading.lower.slice(Math.max(from, start - 22), end + 22))) continue;
    const whole = reading.lower.slice(sentence.start, sentence.end);
    if (weak && start >= reading.title.length && !aboutHours.test(whole)) continue;
    const quote = reading.text.slice(sentence.start, sentence.end);
    found.set(shift, quote);
    if (threeShifts.test(reading.lower.slice(start, end))) found.set('night', quote);
  }
  return [...found].map(([value, quote]) => ({ value, quote }));
}

const breaks = /[;(]|, (?:but|aber|mais|pero)|\b(?:but|however|aber|jedoch|mais|pero|maar)\b|、/gu;

function lastBreak(lower: string, from: number, to: number): number {
  let at = from;
  for (const match of lower.slice(from, to).matchAll(breaks)) at = from + match.index + 1;
  return at;
}

function nextBreak(lower: string, from: number, to: number): number {
  const at = lower.slice(from, to).search(breaks);
  return at === -1 ? to : from + at;
}
