import type { Cue, Hit } from './phrases.ts';
import { type Found, sentenceAt } from './quote.ts';
import type { Reading } from './reading.ts';
import { sectionAt } from './sections.ts';

const words =
  'visa|visas|sponsor|sponsors|sponsorship|sponsored|sponsoring|h1b|h-1b|work permit|work authorization|work authorisation|immigration|visum|visumsponsoring|visasponsoring|visumsunterstützung|visumunterstützung|visado|visados|visto|patrocinio|patrocínio|patrocinamos|parrainage|parrainons|sponsorisons|sponsorizziamo|sponsorizzazione|visti|wiz|wizy|wizę|wizowe|wizowego|sponsorujemy|werkvergunning|zezwolenia na pracę|pozwolenia na pracę|ビザ|在留資格|査証|víza|vízum|vízový|visumstöd|arbetstillstånd';

/** Words of sentences about visas or sponsorship. */
export const visaCues: readonly Cue[] = words
  .split('|')
  .map((phrase) => ({ kind: 'visa', phrase, value: phrase }));

/** Whether the employer helps with a visa; null if the posting does not say. */
export function readVisaSponsorship(reading: Reading): Found<boolean> | null {
  for (const hit of reading.hits('visa')) {
    const value = readFact(reading, hit) ?? readSentence(reading, hit);
    if (value === 'unsaid') continue;
    const { start, end } = sentenceAt(reading.text, hit.start, hit.end);
    return { value: value === 'yes', quote: reading.text.slice(start, end) };
  }
  return null;
}

type Answer = 'yes' | 'no' | 'unsaid';

/** Words between "Visa" and the colon in a list of facts, a table or a short question. */
const label =
  '(?:[ -]*(?:\\([^()\\n]{1,40}\\)|sponsorship|sponsoring|sponsored|transfer|status|support|assistance|visas?|visum|visado|de|du|relocation|and|&|/|available|availability|offered|provided|possible|eligible|eligibility|supported|for this (?:role|position|job)|möglich|verfügbar|disponible|beschikbaar))*';
const no =
  "(?:unfortunately|sorry|sadly|leider|malheureusement|lamentablemente|helaas|currently|at present|derzeit|actuellement)?,? ?(?:n|no(?! (?:problem|worries|matter|limit|cost))|none|not(?! (?:applicable|specified|stated|known|only))|never|unavailable|false|nein|keine?|nicht|non|pas|nee|niet|geen|não|nie|we (?:do not|don[’']t|cannot|can[’']t|are unable)|❌|✗|✘|✖)";
const yes =
  '(?:y|yes|available|offered|provided|possible|true|ja|oui|s[íi]|sim|tak|we (?:do|can|sponsor|offer)|of course|✓|✔|✅|☑)';
/** A form's "Yes / No" without an answer. */
const unsaid =
  '(?:(?:yes|ja|oui|s[íi]|no|nein) ?(?:/|or|oder|ou) ?(?:yes|ja|no|nein|non)|n/?a|tbd|tba|unknown|not (?:applicable|specified|stated|known)|case[- ]by[- ]case|depends|may|on request|k\\. ?a\\.|entfällt|-|–|—)';
const given = `(?:(${unsaid})|(${yes})|(${no}))(?!\\p{L})`;
const afterSign = new RegExp(`^${label}(?: ?[:=|?(]+ ?| [-–—] )${given}`, 'u');
/** In the next cell of a table, or the next line of a list. */
const afterGap = new RegExp(`^${label}[:?]?(?: |\\n)(?:[•*-] )?${given}[.! ]*(?:\\n|$)`, 'u');

/** "Do you require sponsorship? No" is about the applicant. */
const ofApplicant =
  /(?<!\p{L})(?:require|requires|required|requiring|need|needs|needed|permit(?! sponsor)|authori[sz]ation|benötig\p{L}*|brauch\p{L}*|besoin|necesit\p{L}*)(?!\p{L})/u;
const ofVisas = /visa|work permit sponsor|visum|visado|visto|h-?1b|immigra|^\W*sponsor/u;

/**
 * A fact with its answer: "Visa sponsorship: No", "Do you sponsor visas? Yes". Null for no fact.
 */
function readFact({ lower }: Reading, hit: Hit): Answer | null {
  const line = lower.slice(lower.lastIndexOf('\n', hit.start) + 1, hit.start);
  const after = lower.slice(hit.end, hit.end + 80);
  const match = afterSign.exec(after) ?? (/\p{L}/u.test(line) ? null : afterGap.exec(after));
  if (match === null) return null;
  const asked = (line.split(/[.!?]\s/).at(-1) ?? '') + lower.slice(hit.start, hit.end) + match[0];
  if (asked.length > longestFact || !ofVisas.test(asked)) return null;
  if (match[1] !== undefined || ofApplicant.test(asked)) return 'unsaid';
  return match[2] === undefined ? 'no' : 'yes';
}

/** Longer than a fact or a question with its answer. */
const longestFact = 110;

const aboutWork =
  /\bvisas?\b|visum|visado|vist[oi]|h-?1b|immigra|work (?:permit|pass|authori[sz]ation)|employment|authori[sz]ed to work|right to work|eligible to work|applicants?|candidates?|legally|this (?:role|position|time)|wiz|werkvergunning|zezwoleni|pozwoleni|ビザ|在留資格|査証|víz|arbetstillstånd|sponsorship (?:is|are|available|not)|(?:offer|provide|no|without) sponsorship|(?:not|unable to|cannot|can['’]t|don['’]t) (?:currently )?sponsor\b/u;

const refuses = [
  /\b(?:not|no|unable|cannot|can['’]?t|don['’]?t|doesn['’]?t|won['’]?t|isn['’]?t|aren['’]?t|never|nor|neither|ineligible)\b[^.]{0,80}sponsor/,
  /\b(?:not|unable|cannot|can['’]?t|don['’]?t|doesn['’]?t|won['’]?t)\b[^.]{0,30}(?:offer|provid|support|help|assist|cover|process|accept|consider|obtain|handle|arrange)[^.]{0,40}(?:visa|work permit|immigration)/,
  /\bno (?:[\w-]+[ ,/]+){0,3}(?:visas?|h-?1b|work permits?|immigration)\b/,
  /\b(?:without|w\/o) (?:[\w-]+[ ,/]+){0,9}(?:sponsor|visa)/,
  /sponsor\w*[^.;]{0,40}\b(?:not|isn['’]?t|aren['’]?t|unavailable|cannot|can['’]?t)\b/,
  /visas?[^.;]{0,40}\b(?:not (?:available|offered|provided|possible|supported)|unavailable)/,
  /(?<!\p{L})(?:kein\p{L}*|nicht|ohne|aucun\p{L}*|pas|sans|sin|no|geen|niet|zonder|não|sem|non|senza)(?!\p{L})[^.]{0,50}(?:sponsor|patrocin|parrain|visa-?unterstützung|visumsunterstützung|(?:visum|visa|visado|visto)[^.]{0,20}(?:bieten|übernehmen|unterstützen|bieden))/u,
  /(?<!\p{L})(?:bieten|übernehmen|unterstützen|proposons|offrons|ofrecemos|bieden|oferecemos)(?!\p{L})[^.]{0,20}(?<!\p{L})(?:kein\p{L}*|nicht|pas|geen|niet)(?!\p{L})[^.]{0,30}(?:visum|visa|visado|visto)/u,
  /(?<!\p{L})nie (?:sponsoruj|oferuj|zapewnia|pokrywa|wspiera|pomaga)\p{L}*[^.]{0,40}(?:wiz|zezwole|pozwole|sponsor)|bez sponsor|brak (?:możliwości )?sponsor/u,
  /(?:ビザ|在留資格|査証)[^。]{0,24}(?:行っていません|行っておりません|行いません|ありません|できません|不可|なし|対象外)/u,
  /(?<!\p{L})non (?:sponsorizz|offr|forni|prevediamo|copr)\p{L}*[^.]{0,40}(?:vist[oi]|visa|permess|sponsor)/u,
  /(?<!\p{L})(?:nesponzor|neposkyt|nezajišť)\p{L}*[^.]{0,40}víz|(?<!\p{L})inte [^.]{0,30}(?:visum|arbetstillstånd)/u,
  /(?:sponsori\p{L}*|patrocin\p{L}*|parrain\p{L}*)[^.;]{0,40}(?<!\p{L})(?:nicht|pas|niet|não|no es|non)(?!\p{L})/u,
];

const offers = [
  /(?:we|will|can|able to|happy to|do|also|company) (?:\w+ ){0,4}sponsor/,
  /sponsorship (?:is |may be |will be |can be )?(?:available|offered|provided|possible|considered|supported)/,
  /(?:offer|offers|provide|provides|offering|includ\w+|support|get) (?:[\w-]+,? ){0,4}(?:visa|sponsorship|immigration|work permit)/,
  /sponsor (?:your |a |the )?(?:visa|work)/,
  /(?:help|assist|support) (?:you )?(?:with|to get|in getting|in obtaining) [^.]{0,20}(?:visa|work permit)/,
  /(?<!\p{L})(?:wir (?:bieten|unterstützen|übernehmen|helfen)|nous (?:proposons|offrons|prenons en charge|parrainons|sponsorisons)|ofrecemos|patrocinamos|wij bieden|we bieden|oferecemos|offriamo)(?!\p{L})[^.]{0,60}(?:visum|visa|visado|visto|sponsor|patrocin|parrain)/u,
];

/** The same in Japanese, Polish, Italian, Dutch, Czech and Swedish. */
const offersElsewhere = [
  /(?:ビザ|在留資格|査証)[^。]{0,14}(?:支援|サポート|スポンサー|補助|手続き)(?:あり|有|可|します|いたします|を行い|を行っています|制度)/u,
  /(?<!\p{L})(?:sponsorujemy|pomagamy|pomożemy|wspieramy|zapewniamy|oferujemy|załatwiamy)(?!\p{L})[^.]{0,60}(?:wiz|zezwole|pozwole)/u,
  /(?<!\p{L})(?:sponsorizziamo|supportiamo|assistiamo|ti aiutiamo|ci occupiamo)(?!\p{L})[^.]{0,60}(?:vist[oi]|visa|permesso)/u,
  /(?<!\p{L})(?:wij|we) (?:regelen|verzorgen|helpen|sponsoren)(?!\p{L})[^.]{0,40}(?:visum|werkvergunning)/u,
  /(?<!\p{L})(?:zajistíme|zajišťujeme|pomůžeme|vi hjälper|vi sponsrar)(?!\p{L})[^.]{0,40}(?:víz|visum|arbetstillstånd)/u,
];

/** Bare words, as in a list of benefits. */
const bare =
  /visas? (?:and relocation |& relocation |relocation )?(?:support|assistance|sponsorship)(?! ?:| (?:not|now|in)\b)|visum(?:s?unterstützung|sponsoring)/;
const unsure =
  /case[- ]by[- ]case|\bonly\b|limited|exceptional|\bmay\b|might|depend|\bn\/?a\b|tbd|unknown|question|contact|if applicable|eligib|on request|subject to|require|need/;

/** "We sponsor you if you have no permit" refuses nothing. */
const condition = /(?<!\p{L})(?:if|unless|whether|falls|wenn|si|als) [^,;.]*(?:[,;]|[.!]?$)/gu;

/** "Not only", "no problem" deny nothing. */
const harmless = /\b(?:not|no) (?:only|just|problem|matter|worries|cost)\b/g;

/** The words before it are about something else: "No relocation, but we sponsor visas". */
const turn = /;|(?<!\p{L})(?:but|however|although|aber|jedoch|mais|pero|maar)(?!\p{L})/u;

function readSentence(reading: Reading, hit: Hit): Answer {
  const { start, end } = sentenceAt(reading.text, hit.start, hit.end);
  const sentence = reading.lower.slice(start, end);
  if (sentence.endsWith('?') || !aboutWork.test(sentence)) return 'unsaid';
  const clauses = sentence.replace(condition, '').replace(harmless, '').split(turn);
  const first = clauses.findIndex((clause) => ofHelp.test(clause));
  if (first < 0) return 'unsaid';
  const main = clauses.slice(first).join(' ');
  if (refuses.some((form) => form.test(main))) return 'no';
  if ([...offers, ...offersElsewhere].some((form) => form.test(main))) return 'yes';
  const isListed =
    sectionAt(reading.sections, start) === 'benefits' || sentence.split(' ').length <= 8;
  return isListed && bare.test(main) && !unsure.test(sentence) ? 'yes' : 'unsaid';
}

const ofHelp =
  /sponsor|visa|visum|visado|vist[oi]|work permit|immigra|patrocin|parrain|wiz|werkvergunning|zezwoleni|pozwoleni|ビザ|在留資格|査証|víz|arbetstillstånd/u;
