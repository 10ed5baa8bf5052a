import { someOfficeDays } from '#core/employment-words.ts';
import type { Workplace } from '#core/posting.ts';
import { remembering } from '#core/remember.ts';
import type { Cue, Hit } from './phrases.ts';
import { type Found, quoteAt } from './quote.ts';
import type { Reading } from './reading.ts';
import { isPerk } from './remote-perk.ts';
import { sectionAt } from './sections.ts';
import { readShare } from './workplace-share.ts';

/** `home` and `office` name a place, and say where the work is done only with a share of the time. */
type Mention = Workplace | 'home' | 'office';

const phrases: Readonly<Record<Mention, string>> = {
  remote:
    'remote|remotely|fully remote|100% remote|remote first|work from home|working from home|wfh|work from anywhere|telecommute|telecommuting|telework|home based|homeoffice|home office|ortsunabhängig|télétravail|full remote|teletrabajo|remoto|en remoto|da remoto|teletrabalho|trabalho remoto|smart working|smartworking|telelavoro|praca zdalna|pracy zdalnej|pracę zdalną|zdalnie|zdalna|zdalnej|thuiswerken|thuiswerk|フルリモート|リモート|在宅|재택',
  hybrid:
    'hybrid|hybride|híbrido|híbrida|hybrides|ibrido|ibrida|hybrid remote|remote hybrid|hybrid work|days a week in the office|days per week in the office|days a week in our office|days per week in office|days per week in our office|days in the office|days in office|days/week|days a week|days per week|times per week|times a week|tage im büro|jours au bureau|jours de télétravail|jours en télétravail|días en la oficina|hybrydow|hybrydowo|hybrydowa|hybrydowy|ハイブリッド|하이브리드',
  onsite:
    'onsite|on-site|on site|in-office|in office|in the office|in-person|in person|vor ort|sur site|presencial|presenciales|presencialmente|en présentiel|présentiel|in presenza|stacjonarnie|stacjonarna|stacjonarny|stacjonarnej|work from office|working from office|wfo|in präsenz',
  home: 'zu hause|zuhause|mobil arbeiten|mobiles arbeiten|mobile arbeit|mobiler arbeit|mobilarbeit|mobilen arbeiten|telearbeit|z domova|chez toi|chez vous|domicile|desde casa|a distancia|a partir de casa|de casa|à distância|da casa|vanuit huis|z domu|from home',
  office:
    'im büro|au bureau|sur place|en oficina|en la oficina|in ufficio|in sede|no escritório|nosso escritório|op kantoor|w biurze|in our office|in our offices|at the office|from the office|from our office|出社',
};

/** Mentions of a workplace; values are rows of `Workplace`, believed only in context. */
export const workplaceCues: readonly Cue[] = Object.entries(phrases).flatMap(([value, text]) =>
  text.split('|').map((phrase) => ({ kind: 'workplace', phrase, value })),
);

/**
 * Where the work is done: from the location, else the title, else a sentence about this job. A bare
 * mention ("remote teams", "hybrid cloud", "onsite gym") says nothing.
 */
export function readWorkplace(
  reading: Reading,
  locationTexts: readonly string[],
): Found<Workplace> | null {
  for (const text of locationTexts) {
    const value = workplaceOfLocation(text);
    if (value !== null) return { value, quote: text };
  }
  return readTitle(reading) ?? readSentences(reading);
}

/** The workplace in a location field: "Remote, Italy", "Berlin (hybrid)". */
export const workplaceOfLocation = remembering((text): Workplace | null => {
  if (/(?<!\p{L})(?:h[yí]brid|ibrid)/iu.test(text)) return 'hybrid';
  if (/\b(?:no|not|non)[- ]remote\b/i.test(text)) return 'onsite';
  const remote = remoteInLocation.exec(text);
  const isRemote = remote !== null;
  const isOnsite = onsiteInLocation.test(text);
  // "Remote or on-site" leaves the choice.
  if (isRemote === isOnsite) return null;
  if (remote !== null && isPerk(text.toLowerCase(), spanOf(remote))) return null;
  if (isOnsite && someOfficeDays.test(text)) return 'hybrid';
  return isRemote ? 'remote' : 'onsite';
});

const spanOf = (match: RegExpExecArray) => ({
  start: match.index,
  end: match.index + match[0].length,
});

const remoteInLocation =
  /(?<!\p{L})(?:remote(?:ly)?|home[- ]?office|home[- ]based|work from home|anywhere|worldwide|télétravail|remoto|teletrabajo|teletrabalho|smart working|zdaln\p{L}+)(?!\p{L})|リモート|在宅|재택/iu;
const onsiteInLocation =
  /(?<!\p{L})(?:on-?site|in[- ]office|in[- ]person|vor ort|présentiel|presencial)(?!\p{L})/iu;

const inTitles =
  /(?<!\p{L})(?:hybrid\p{L}*|híbrid[oa]|ibrid[oa]|remote|onsite|on-site|remoto|teletrabajo|teletrabalho|télétravail|homeoffice|home office|zdaln\p{L}*|smart working)(?!\p{L})|リモート|在宅/u;

function readTitle(reading: Reading): Found<Workplace> | null {
  const { title, lower } = reading;
  const head = lower.slice(0, title.length);
  const trap =
    /hybrid (?:cloud|mobile|app|vehicle|it)|remote (?:sensing|access|support|monitoring)/;
  if (trap.test(head)) return null;
  const value = inTitles.test(head) ? workplaceOfLocation(head) : null;
  return value === null ? null : { value, quote: title };
}

/** A stated hybrid beats a stated remote, which hybrid postings mention too. */
const rank: readonly Workplace[] = ['onsite', 'remote', 'hybrid'];

function readSentences(reading: Reading): Found<Workplace> | null {
  let best: { value: Workplace; hit: Hit; weight: number } | null = null;
  for (const hit of reading.hits('workplace')) {
    if (hit.start < reading.title.length) continue;
    const value = stated(reading, hit);
    if (
      value === null ||
      colleagues.test(reading.lower.slice(Math.max(0, hit.start - 70), hit.start))
    )
      continue;
    // Words about the employer count less than words about the job.
    const weight = isOfEmployer(reading, hit) ? -1 : rank.indexOf(value);
    if (best === null || weight > best.weight) best = { value, hit, weight };
    if (value === 'hybrid') break;
  }
  if (best === null || (best.weight < 0 && hasOffice.test(reading.lower))) return null;
  return { value: best.value, quote: quoteAt(reading.text, best.hit.start, best.hit.end) };
}

const employer =
  /^[\s-]*(?:first[\s-]+)?(?:\p{L}+[\s,-]+){0,2}(?:company|organi[sz]ation|business|start-?up|culture|team|employer|firma|unternehmen|entreprise|empresa|azienda)(?!\p{L})/u;

const employerIs = /(?:\bwe(?:['’]re| are)|(?:company|culture|team|organi[sz]ation) is) $/;

/** "A remote-first company": others work there so, and mostly this job too. */
const isOfEmployer = ({ lower }: Reading, { value, start, end }: Hit): boolean =>
  value === 'remote' &&
  (employer.test(lower.slice(end, end + 50)) ||
    employerIs.test(lower.slice(Math.max(0, start - 30), start)));

/** "This role is based in our London office", on some days or on all. */
const hasOffice =
  /\b(?:(?:role|position|job|opportunity) (?:is|will be)|you(?:['’]ll| will) be) (?:based|located) (?:in|at|out of|from) (?:our|the) (?:[\p{L}.,-]+ ){0,3}(?:offices?|hq|headquarters?|studio|lab|plant)(?!\p{L})/u;

function stated(reading: Reading, hit: Hit): Workplace | null {
  const { lower } = reading;
  if (hit.value !== 'hybrid') {
    const isHome = hit.value === 'remote' || hit.value === 'home';
    const share = readShare(lower, hit, isHome);
    const isOfJob = share === 'hybrid' || (share !== null && !isPerk(lower, hit));
    if (isOfJob && !isOfOthers(lower, hit)) return share;
    if (hit.value === 'home' || hit.value === 'office') return null;
  }
  const before = lower.slice(Math.max(0, hit.start - 50), hit.start);
  const after = lower.slice(hit.end, hit.end + 50);
  const line = isAlone(lower, hit);
  if (hit.value === 'remote') {
    if (isNegated(before, after)) return 'onsite';
    const words = lower.slice(hit.start, hit.end);
    if (homeWork.test(words)) return readHomeWork(lower, hit);
    const isBare = isBenefit(reading, hit) && !ofWholeJob.test(`${words}${after}`);
    const isSaid = line || (!isBare && readRemote(words, before, after));
    // Words for a perk take longest to look for.
    return isSaid && !isPerk(lower, hit) ? 'remote' : null;
  }
  if (isNegated(before, after)) return null;
  const words = lower.slice(hit.start, hit.end);
  if (hit.value === 'onsite') {
    const isSaid = readOnsite(before, after) || (presence.test(words) && !aMeeting.test(before));
    return isSaid || line ? 'onsite' : null;
  }
  if (/days|times|tage|jours|días/.test(words)) return readDays(words, before, after);
  return readHybrid(before, after) || line ? 'hybrid' : null;
}

/** Words of other languages for work at the place, which mean little else. */
const presence =
  /^(?:presencial|en présentiel|présentiel|in presenza|stacjonarn|work(?:ing)? from office|wfo)/;
const aMeeting =
  /(?:entrevistas?|formación|formação|cursos?|clases?|aulas?|reuni\S+|colloqui\S*|formazione|rozmow\S+|spotkani\S+|studi\S*|entretiens?|formations?|cours|sklep\S*)(?: \p{L}+)? $/u;

/** Words of other languages for work from home. */
const homeWork =
  /^(?:home-?office|teletrabajo|teletrabalho|télétravail|smart ?working|telelavoro|thuiswerk|zdaln|prac\S zdaln|pracy zdaln|リモート|フルリモート|在宅|재택|remoto|en remoto|da remoto|trabalho remoto)/;
const wholly =
  /(?:100 ?%|fully|full|vollständig|komplett|dauerhaft|ausschließlich|total(?:ement)?|complet\S*|entièrement|totalmente|completamente|interamente|integral|w pełni|w całości|całkowicie|volledig|geheel|modalidad|formato|modelo|trabajo|trabalho|posto|puesto|vaga|posición|work) (?:en |in |im |de |da |em )?$/u;
const inPart =
  /möglich|option|anteil|regelung|posib|possib|opção|partiel|parcial|parzial|częściow|mogelijk|teilweise|可|制度/;
const daysInYear = /(?:jahr|an|année|año|ano|anno|jaar|roku) (?:\p{L}+ ){0,2}$/u;

/**
 * "Homeoffice möglich" is work at both places; "100 % en télétravail" and "Remoto desde España" are
 * remote.
 */
function readHomeWork(lower: string, hit: Hit): Workplace | null {
  const before = lower.slice(Math.max(0, hit.start - 50), hit.start);
  const after = lower.slice(hit.end, hit.end + 50);
  const words = lower.slice(hit.start, hit.end);
  if (notThisJob.test(after) || ofOthers.test(before) || daysInYear.test(before)) return null;
  const isPart = inPart.test(after.slice(0, 24)) || inPart.test(before.slice(-28));
  if (isPart && !wholly.test(before)) return 'hybrid';
  if (isPerk(lower, hit)) return null;
  if (/^フルリモート/.test(words) || wholly.test(before) || labelled.test(before)) return 'remote';
  const opensLine = /(?:^|\n)[^\p{L}\p{N}]*$/u.test(before);
  return /remoto|zdaln/.test(words) && (saidOfJob.test(before) || opensLine) ? 'remote' : null;
}

/** Under "Benefits" bare words ("Remote work") name a perk; these words mean the job. */
const ofWholeJob =
  /^(?:fully|100|full|\S+[\s-]+(?:first|role|position|job|company|within|in)(?!\p{L}))/u;

const isBenefit = (reading: Reading, hit: Hit): boolean =>
  sectionAt(reading.sections, hit.start) === 'benefits';

const negatedElsewhere =
  /(?<!\p{L})(?:kein\p{L}*|nicht|pas|aucun|sin|sem|não|non|senza|bez|nie|geen|no (?:hay|se|lugar|existe|ofrecemos|es))(?: \p{L}+){0,3} $/u;
const negatedBefore =
  /(?:\bnot|\bnon|\bno|n['’]t|\bcannot|\bkeine?|\bpas de|\bsin|\bnever)[\s-]+(?:(?:a|an|be|been|done|performed|carried out|offer|offering|allow|support|eligible for|available for|considering|possible|fully|100%|currently|available|open to|any|able to|provide|accommodate|hybrid|or|wfh|remote)[\s-]+){0,4}$/;
const negatedAfter =
  /^[\s-]*(?:(?:work(?:ing)?|options?|role|position|candidates|applicants|arrangements?)\s+)?(?:(?:is|are|will be|isn['’]t|aren['’]t)\s+)?(?:not (?:available|possible|an option|offered|eligible|permitted|considered|accepted)|unavailable)/;

const negatedAfterElsewhere =
  /^[^.;\n]{0,16}(?:nicht möglich|nicht vorgesehen|n['’]est pas|no es posible|no está|non è (?:previst|possibil)|niet mogelijk|nie jest|não (?:é|está)|には対応してい?ませ|不可|はありません|なし)/u;

const isNegated = (before: string, after: string): boolean =>
  negatedBefore.test(before) ||
  negatedAfter.test(after) ||
  negatedElsewhere.test(before) ||
  negatedAfterElsewhere.test(after);

const notThisJob =
  /^[\s-]*(?:sensing|access|control|desktop|procedure|monitoring|servers?|sites?|areas?|locations?|teams?\b|users?|employees?|workers?|colleagues|patients?|support|diagnostics?|repositor|stakeholders|offices?|customers?|learning|interviews?|management|code|regions?|communit|collaboration|(?:first )?(?:companies|businesses|organi[sz]ations|startups|employers|clients)|(?:work(?:ing)? )?(?:stipend|allowance|budget|setup|equipment))/;
const ofTheJob =
  /^(?:[\s-]*(?:role|position|job|opportunity|basis|working|work\b|based|eligible|friendly|in |from |within |anywhere|across |only|\(|\)|–|-|,|\/|possible|möglich|available)|\s*$|[.!\n])/;
/** Labels of the workplace in a list of facts. */
const labelled =
  /(?<!\p{L})(?:location|workplace(?: type| model)?|work(?:ing)? (?:mode|model|type|arrangement|setting|style)|arbeitsort|arbeitsmodell|einsatzort|standort|ort|lieu(?: de travail)?|mode de travail|modalidad(?: de trabajo)?|lugar(?: de trabajo)?|modalidade(?: de trabalho)?|modalità(?: di lavoro)?|ubicación|sede|locatie|werkplek|tryb pracy)\W{0,3}$/u;
const saidOfJob =
  /(?:\b(?:fully|100 ?%|completely|entirely|permanently|primarily|mostly|is|is a|be|can be|are a|work|working|works|able to work|open to|option to work|performed|komplett|vollständig|en|poste en|possibilité de)|\(|\||–|•)\s*$/;

const weAre =
  /(?<!\p{L})(?:we(?:['’]re| are)|as|wir sind|nous sommes|somos|siamo) (?:an?|eine?|une|una) $/u;

/** Past jobs of the applicant, and the way customers work. */
const ofOthers =
  /(?<!\p{L})(?:(?:experienced?|erfahrung|expérience|experiencia)(?!\p{L})[^.;:!?\n]*|(?:customers|clients|users|patients|students|companies|businesses)(?: \p{L}+)? (?:are|is|work|go|operate) )$/u;

const colleagues =
  /(?<!\p{L})(?:half|most|many|some|parts?|the rest|others|zentrale|verwaltung|head office|headquarters|hq)(?: of [^.;,\n]{1,30})?(?: \p{L}+)? (?:works?|arbeite[nt]|are|is|travaillent?|trabajan?|lavorano) (?:\p{L}+ )?$/u;

const isOfOthers = (lower: string, { start }: Hit): boolean => {
  const before = lower.slice(Math.max(0, start - 70), start);
  return ofOthers.test(before) || colleagues.test(before);
};

function readRemote(words: string, before: string, after: string): boolean {
  if (notThisJob.test(after) || ofOthers.test(before)) return false;
  if (labelled.test(before) || (weAre.test(before) && employer.test(after))) return true;
  if (/^(?:fully|100|full) ?|first|ortsunab/.test(words))
    return (
      !/compan(?:y|ies)\W|culture|experience/.test(after.slice(0, 12)) || words.includes('first')
    );
  if (/^(?:home ?office|work(?:ing)? from home|wfh|home.based)/.test(words)) {
    return /\b(?:fully|100 ?%|this is a|permanent|is)\s*$/.test(before);
  }
  return saidOfJob.test(before) && ofTheJob.test(after);
}

const notHybridWork =
  /^[\s-]*(?:cloud|vehicles?|mobile|apps?|it\b|infrastructure|environments? (?:of|with|across)|events?|electric|powertrain|bonding|quantum|approach|systems?|architectures?|search|deployments?|data|models? (?:of|that)|ml|human)/;

function readHybrid(before: string, after: string): boolean {
  if (notHybridWork.test(after)) return false;
  return (
    /^[\s-]*(?:role|work|working|model|position|schedule|setup|set-up|job|basis|arrangement|format|mode|policy|environment|office|remote|opportunity|workplace|team|contract|\(|\)|,|–|in |from )/.test(
      after,
    ) ||
    labelled.test(before) ||
    /(?:is|is a|\(|work|basis)\s*$/.test(before)
  );
}

/**
 * "3 days a week in the office" is hybrid, five days are on site; a meeting "3 times a week" is
 * neither.
 */
function readDays(words: string, before: string, after: string): Workplace | null {
  const [, five] = count.exec(before) ?? [];
  if (five === undefined && !count.test(before)) return null;
  const isThere =
    /office|büro|bureau|oficina/.test(words) ||
    /^\W*(?:in|from|at) (?:the |our |an? )?(?:\w+ )?office/.test(after);
  if (words.includes('télétravail')) return five === undefined ? 'hybrid' : null;
  if (five !== undefined) return isThere || atOffice.test(before) ? 'onsite' : null;
  return isThere || /office|on-?site|in[- ]person/.test(before) ? 'hybrid' : null;
}

const count =
  /\b(?:(5|five|fünf|cinq|cinco)|(?:[1-4]|one|two|three|four|zwei|drei|deux|trois|dos|tres)(?:\s?(?:-|–|to|or)\s?\d)?)\s*(?:full )?$/;
const atOffice =
  /(?:(?:in|from|at) (?:the |our |an? )?(?:[\p{L}.-]+ ){0,3}(?:office|hq|headquarters)|on-?site|in[- ](?:person|office))[\s,(:–-]*(?:five|\d)\s*$/u;

const onsiteAfter =
  /^[\s-]*(?:role|position|job\b|only|work\b|working|basis|\d+ days|five days|full[- ]time|at our|in our|team in|requirement)/;
const onsiteBefore =
  /(?:\b(?:role|position|job) is (?:fully |100% |a |an |strictly |based |performed |entirely )?|\bfully |\b100 ?% |\bwork(?:ing)? (?:fully )?|\b(?:5|five) days (?:a|per) week (?:working |work )?|\bis an? |\bare an? fully )\s*$/;

function readOnsite(before: string, after: string): boolean {
  if (labelled.test(before)) return true;
  return onsiteBefore.test(before)
    ? !/^[\s-]*(?:gym|visits?|interview|meeting|events?|client|customer|at (?:a|the) (?:client|customer)|training)/.test(
        after,
      )
    : (onsiteAfter.test(after) && /(?:this|an?|the|fully|requires?)\s(?:\w+\s)?$/.test(before)) ||
        (/(?:^|[\n.!•] ?)$/.test(before) && /^ (?:role|position|job)(?!\p{L})/u.test(after));
}

/** Alone on its line, as in a list of facts: "Remote", "• Hybrid". */
function isAlone(lower: string, hit: Hit): boolean {
  const start = lower.lastIndexOf('\n', hit.start) + 1;
  const end = lower.indexOf('\n', hit.end);
  const line = lower.slice(start, end === -1 ? lower.length : Math.min(end, hit.end + 20));
  return hit.end - start < 30 && /^[\W_]*(?:fully |100% )?(?:remote|hybrid)[\W_]*$/.test(line);
}
