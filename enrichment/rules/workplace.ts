import type { Workplace } from '#core/posting.ts';
import type { Cue, Hit } from './phrases.ts';
import { type Found, quoteAt } from './quote.ts';
import type { Reading } from './reading.ts';
import { isPerk } from './remote-perk.ts';
import { sectionAt } from './sections.ts';

const phrases: Readonly<Record<Workplace, string>> = {
  remote:
    'remote|remotely|fully remote|100% remote|remote first|work from home|working from home|wfh|work from anywhere|telecommute|telecommuting|telework|home based|homeoffice|home office|ortsunabhängig|télétravail|full remote|teletrabajo|remoto|en remoto|praca zdalna|zdalnie',
  hybrid:
    'hybrid|hybride|híbrido|hybrides|hybrid remote|remote hybrid|hybrid work|days a week in the office|days per week in the office|days a week in our office|days per week in office|days per week in our office|days in the office|days in office|days/week|days a week|days per week|times per week|times a week|tage im büro|jours au bureau|jours de télétravail|jours en télétravail|días en la oficina|hybrydow',
  onsite:
    'onsite|on-site|on site|in-office|in office|in the office|in-person|in person|vor ort|sur site|presencial|en présentiel',
};

/** Mentions of a workplace; values are rows of `Workplace`, believed only in context. */
export const workplaceCues: readonly Cue[] = Object.entries(phrases).flatMap(([value, text]) =>
  text.split('|').map((phrase) => ({ kind: 'workplace', phrase, value })),
);

/**
 * Where the work is done: as a location says it, else the title, else a sentence that speaks of
 * this job. A bare mention ("remote teams", "hybrid cloud", "onsite gym") says nothing.
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

/** What a location field says of the workplace: "Remote, Italy", "Berlin (hybrid)". */
export function workplaceOfLocation(text: string): Workplace | null {
  if (/(?<!\p{L})(?:h[yí]brid|ibrid)/iu.test(text)) return 'hybrid';
  if (/\b(?:no|not|non)[- ]remote\b/i.test(text)) return 'onsite';
  const remote = remoteInLocation.exec(text);
  const isRemote = remote !== null;
  const isOnsite = onsiteInLocation.test(text);
  // "Remote or on-site" leaves the choice.
  if (isRemote === isOnsite) return null;
  if (remote !== null && isPerk(text.toLowerCase(), spanOf(remote))) return null;
  return isRemote ? 'remote' : 'onsite';
}

const spanOf = (match: RegExpExecArray) => ({
  start: match.index,
  end: match.index + match[0].length,
});

const remoteInLocation =
  /(?<!\p{L})(?:remote(?:ly)?|home[- ]?office|home[- ]based|work from home|anywhere|worldwide|télétravail|remoto|teletrabajo)(?!\p{L})/iu;
const onsiteInLocation =
  /(?<!\p{L})(?:on-?site|in[- ]office|in[- ]person|vor ort|présentiel|presencial)(?!\p{L})/iu;

function readTitle(reading: Reading): Found<Workplace> | null {
  const { title, lower } = reading;
  const head = lower.slice(0, title.length);
  const trap =
    /hybrid (?:cloud|mobile|app|vehicle|it)|remote (?:sensing|access|support|monitoring)/;
  if (trap.test(head)) return null;
  const value = /\b(?:hybrid|remote|onsite|on-site)\b/.test(head)
    ? workplaceOfLocation(head)
    : null;
  return value === null ? null : { value, quote: title };
}

/** A stated hybrid beats a stated remote, which hybrid postings mention too. */
const rank: readonly Workplace[] = ['onsite', 'remote', 'hybrid'];

function readSentences(reading: Reading): Found<Workplace> | null {
  let best: { value: Workplace; hit: Hit } | null = null;
  for (const hit of reading.hits.workplace) {
    if (hit.start < reading.title.length) continue;
    const value = stated(reading, hit);
    if (value === null) continue;
    if (best === null || rank.indexOf(value) > rank.indexOf(best.value)) best = { value, hit };
    if (value === 'hybrid') break;
  }
  if (best === null) return null;
  return { value: best.value, quote: quoteAt(reading.text, best.hit.start, best.hit.end) };
}

function stated(reading: Reading, hit: Hit): Workplace | null {
  const { lower } = reading;
  const before = lower.slice(Math.max(0, hit.start - 50), hit.start);
  const after = lower.slice(hit.end, hit.end + 50);
  const line = isAlone(lower, hit);
  if (hit.value === 'remote') {
    if (isNegated(before, after)) return 'onsite';
    if (isPerk(lower, hit)) return null;
    const words = lower.slice(hit.start, hit.end);
    if (line) return 'remote';
    if (isBenefit(reading, hit) && !ofWholeJob.test(`${words}${after}`)) return null;
    return readRemote(words, before, after) ? 'remote' : null;
  }
  if (isNegated(before, after)) return null;
  if (hit.value === 'hybrid')
    return readHybrid(lower.slice(hit.start, hit.end), before, after) || line ? 'hybrid' : null;
  return readOnsite(before, after) ? 'onsite' : null;
}

/** Under "Benefits" bare words ("Remote work") allow something; these say it of the job. */
const ofWholeJob =
  /^(?:fully|100|full|\S+[\s-]+(?:first|role|position|job|company|within|in)(?!\p{L}))/u;

const isBenefit = (reading: Reading, hit: Hit): boolean =>
  sectionAt(reading.sections, hit.start) === 'benefits';

const negatedBefore =
  /(?:\bnot|\bnon|\bno|n['’]t|\bcannot|\bkeine?|\bpas de|\bsin|\bnever)[\s-]+(?:(?:a|an|be|offer|offering|allow|support|eligible for|available for|considering|possible|fully|100%|currently|available|open to|any|able to|provide|accommodate)[\s-]+){0,4}$/;
const negatedAfter =
  /^[\s-]*(?:(?:work(?:ing)?|options?|role|position|candidates|applicants|arrangements?)\s+)?(?:(?:is|are|will be|isn['’]t|aren['’]t)\s+)?(?:not (?:available|possible|an option|offered|eligible|permitted|considered|accepted)|unavailable)/;

const isNegated = (before: string, after: string): boolean =>
  negatedBefore.test(before) || negatedAfter.test(after);

const notThisJob =
  /^[\s-]*(?:sensing|access|control|desktop|procedure|monitoring|servers?|sites?|areas?|locations?|teams?\b|users?|employees?|workers?|colleagues|patients?|support|diagnostics?|repositor|stakeholders|offices?|customers?|learning|interviews?|management|code|regions?|communit|collaboration|(?:work(?:ing)? )?(?:stipend|allowance|budget|setup|equipment))/;
const ofTheJob =
  /^(?:[\s-]*(?:role|position|job|opportunity|basis|working|work\b|based|eligible|friendly|in |from |within |anywhere|across |only|\(|\)|–|-|,|\/|possible|möglich|available)|\s*$|[.!\n])/;
const saidOfJob =
  /(?:\b(?:fully|100 ?%|completely|entirely|permanently|primarily|mostly|is|is a|be|can be|are a|work|working|works|location\W{0,3}|workplace(?: type)?\W{0,3}|workplace model\W{0,3}|able to work|open to|option to work|performed|komplett|vollständig|en|poste en|possibilité de)|\(|\||–|•)\s*$/;

function readRemote(words: string, before: string, after: string): boolean {
  if (notThisJob.test(after)) return false;
  if (/^(?:fully|100|full) ?|first|ortsunab/.test(words))
    return !/compan(?:y|ies)\W|culture/.test(after.slice(0, 12)) || words.includes('first');
  if (/^(?:home ?office|work(?:ing)? from home|wfh|home.based)/.test(words)) {
    return /(?:\b(?:fully|100 ?%|this is a|permanent|is)\s*$|location\W{0,3}$)/.test(before);
  }
  return saidOfJob.test(before) && ofTheJob.test(after);
}

const notHybridWork =
  /^[\s-]*(?:cloud|vehicles?|mobile|apps?|it\b|infrastructure|environments? (?:of|with|across)|events?|electric|powertrain|bonding|quantum|approach|systems?|architectures?|search|deployments?|data|models? (?:of|that)|ml|human)/;

function readHybrid(words: string, before: string, after: string): boolean {
  if (/days|times|tage|jours|días/.test(words)) return readDays(words, before, after);
  if (notHybridWork.test(after)) return false;
  return (
    /^[\s-]*(?:role|work|working|model|position|schedule|setup|set-up|job|basis|arrangement|format|mode|policy|environment|office|remote|opportunity|workplace|team|contract|\(|\)|,|–|in |from )/.test(
      after,
    ) ||
    /(?:location\W{0,3}|workplace(?: type| model)?\W{0,3}|is|is a|\(|work|basis)\s*$/.test(before)
  );
}

/** "3 days a week in the office" is hybrid; five of them are not, and a meeting "3 times a week" neither. */
function readDays(words: string, before: string, after: string): boolean {
  const count =
    /(?:\b([1-4]|one|two|three|four|zwei|drei|deux|trois|dos|tres)(?:\s?(?:-|–|to|or)\s?\d)?\s*(?:full )?)$/.test(
      before,
    );
  if (!count) return false;
  if (/office|büro|bureau|télétravail|oficina/.test(words)) return true;
  return (
    /office|on-?site|in[- ]person/.test(before) ||
    /^\W*(?:in|from|at) (?:the |our |an? )?(?:\w+ )?office/.test(after)
  );
}

const onsiteAfter =
  /^[\s-]*(?:role|position|job\b|only|work\b|working|basis|\d+ days|five days|full[- ]time|at our|in our|team in|requirement)/;
const onsiteBefore =
  /(?:\b(?:role|position|job) is (?:fully |100% |a |an |strictly |based |performed |entirely )?|\bfully |\b100% |\bwork(?:ing)? (?:fully )?|location\W{0,3}|workplace(?: type)?\W{0,3}|\b5 days (?:a|per) week |\bfive days (?:a|per) week |\bis an? |\bare an? fully )\s*$/;

const readOnsite = (before: string, after: string): boolean =>
  onsiteBefore.test(before)
    ? !/^[\s-]*(?:gym|visits?|interview|meeting|events?|client|customer|at (?:a|the) (?:client|customer)|training)/.test(
        after,
      )
    : onsiteAfter.test(after) && /(?:this|an?|the|fully|requires?)\s(?:\w+\s)?$/.test(before);

/** Alone on its line, as in a list of facts: "Remote", "• Hybrid". */
function isAlone(lower: string, hit: Hit): boolean {
  const start = lower.lastIndexOf('\n', hit.start) + 1;
  const end = lower.indexOf('\n', hit.end);
  const line = lower.slice(start, end === -1 ? lower.length : Math.min(end, hit.end + 20));
  return hit.end - start < 30 && /^[\W_]*(?:fully |100% )?(?:remote|hybrid)[\W_]*$/.test(line);
}
