import { number, numberOf, numberWords } from './numbers.ts';
import { isWished } from './optional.ts';
import type { Cue, Hit } from './phrases.ts';
import { type Found, type Span, sentenceAt } from './quote.ts';
import type { Reading } from './reading.ts';
import { sectionAt } from './sections.ts';
import { isOfOthers } from './years-of-others.ts';

export type Years = { readonly min: number | null; readonly max: number | null };

/** Words for years and months in every supported language; the number stands before them. */
const units = {
  year: 'years|year|yrs|yr|yoe|jahre|jahren|jahr|ans|an d’expérience|années|année|año|años|anni|anno|anos|ano|lat|lata|rok|roku|jaar|jaren|år|års|let praxe|let zkušeností|roky|roků|年|년',
  month:
    'months|month|monate|monaten|monat|mois|meses|mês|mesi|mese|maanden|maand|miesięcy|miesiące|miesiąc|månader|měsíců|か月|ヶ月|カ月|개월',
};

export const yearCues: readonly Cue[] = Object.entries(units).flatMap(([value, phrases]) =>
  phrases.split('|').map((phrase) => ({ kind: 'years', phrase, value })),
);

/** "5 (five)", "five (5+)", "3 to 5 (three to five)": repeats the same numbers. */
const again = '(?:\\([^()+]{1,20}\\+?\\)\\s*)?';
const amountBefore = new RegExp(
  `(?:(?<limit>up to|bis zu|jusqu['’]à|hasta|tot|fino a|less than|maximum(?: of)?|max\\.?)\\s+)?(?<![\\p{Script=Latin}\\p{N}.,$€£])(?<least>${number})\\s*${again}(?:\\+|plus|or more|oder mehr|ou plus|o más|of meer|lub więcej)?\\s*(?:(?:-|–|—|~|〜|～|to|bis|à|a|or|and|und|tot|oder|of|et|y|e|o|ou|do|al|(?<wish>,?\\s*(?:ideally|preferably|idealerweise|besser|idéalement|idealmente|najlepiej)))\\s*(?<most>${number})\\s*${again}(?<more>\\+)?)?[\\s-]*$`,
  'u',
);

/**
 * The demanded experience. Of several demands the largest counts: it contains the others. Without a
 * demand, the years that are wished for.
 */
export function readExperience(reading: Reading): Found<Years> | null {
  let best: Found<Years> | null = null;
  let wished: Found<Years> | null = null;
  for (const hit of reading.hits('years')) {
    const said = yearsAt(reading.lower, hit);
    if (said === null || demand(said.years) <= demandOf(best)) continue;
    const sentence = sentenceAt(reading.text, hit.start, hit.end);
    if (!isDemand(reading, hit, said, sentence)) continue;
    const found = { value: said.years, quote: reading.text.slice(sentence.start, sentence.end) };
    const at = { start: said.start, end: hit.end };
    if (!isWished(reading, at, sentence, 'clause')) best = found;
    else if (demand(said.years) > demandOf(wished)) wished = found;
  }
  return best ?? wished;
}

const demandOf = (found: Found<Years> | null): number =>
  found === null ? -1 : demand(found.value);

const demand = (years: Years): number => years.min ?? 0;

const mostYears = 25;
const mostMonths = 60;

type Said = { readonly years: Years; readonly start: number };

/** "Years of experience: 5+", "Experience (years): 3-5". */
const amountAfter = new RegExp(
  `^\\)?(?: of)?(?: (?:relevant|work|working|professional|total|prior))*(?: experience| exp)?(?: required| needed)?\\s*[:|]\\s*(?:at least |min\\.? |minimum )?(?<least>${number})\\s*\\+?(?:\\s*(?:-|–|to)\\s*(?<most>${number})\\s*(?<more>\\+)?)?(?![\\d.,%/])`,
  'u',
);

/** The number beside the word "years", mostly before it, and the bounds of both. */
function yearsAt(lower: string, hit: Hit): Said | null {
  const from = Math.max(0, hit.start - 48);
  const lead = lower.slice(from, hit.start);
  const before = isNumberAtEnd(lead) ? amountBefore.exec(lead) : null;
  if (before === null) return yearsInFact(lower, hit);
  const years = yearsOf(before.groups, hit.value);
  const start = from + before.index;
  if (years === null || before.groups?.limit === undefined) {
    return years === null ? null : { years, start };
  }
  return { years: { min: null, max: years.min }, start };
}

/** A quick look, since most words for years have no number beside them. */
function isNumberAtEnd(lead: string): boolean {
  const last = /[\p{L}\p{N}+)]+(?=[\s-]*$)/u.exec(lead.slice(-16))?.[0] ?? '';
  return /[\d+)]$/.test(last) || last in numberWords || moreWords.has(last);
}

const moreWords = new Set(['plus', 'more', 'mehr', 'más', 'meer', 'więcej']);

function yearsInFact(lower: string, hit: Hit): Said | null {
  const match = amountAfter.exec(lower.slice(hit.end, hit.end + 70));
  if (match === null) return null;
  const said = lower.slice(Math.max(0, hit.start - 20), hit.end + match[0].length);
  if (!/experience|\bexp\b/.test(said)) return null;
  const years = yearsOf(match.groups, hit.value);
  return years === null ? null : { years, start: hit.start };
}

/** "5+", "3-5", "three, ideally five" (at least three), "18 months". */
function yearsOf(said: RegExpExecArray['groups'], unit: string): Years | null {
  const { least = '', most, wish, more } = said ?? {};
  const [longest, each] = unit === 'month' ? [mostMonths, 12] : [mostYears, 1];
  const min = numberOf(least);
  const max = most === undefined ? null : numberOf(most);
  if (min > longest || (max !== null && (max <= min || max > longest))) return null;
  const isOpen = max === null || wish !== undefined || more !== undefined;
  return { min: min / each, max: isOpen ? null : max / each };
}

const ofExperience =
  /experience|erfahrung|expérience|experiencia|experiência|esperienza|ervaring|erfarenhet|erfaring|doświadczeni|praxe|background|track record|\byoe\b|\bexp\b|経験|実務|经验|경력|경험/;
const atWork =
  /^['’]?s?\s*(?:\+\s*)?(?:in (?:an? |the )?(?:\p{L}+ ){0,3}(?:role|position|function|capacity|job|environment|industry)|in (?:an? |the )?(?:similar|software|sales|marketing|product|engineering|design|data|related)|as (?:an? )|working|(?:of|spent) (?:professional|relevant|hands|progressive|work|industry|software|post|practical|proven|direct|full|practice|\p{L}{3,}ing\b)|(?:berufs)?praxis|prática|práctica|pratica|praktijk|de prática|de práctica|de pratique|di pratica|post[- ]qualif|pqe)/u;

function isDemand(reading: Reading, hit: Hit, said: Said, sentence: Span): boolean {
  const words = reading.lower.slice(sentence.start, sentence.end);
  const after = reading.lower.slice(hit.end, hit.end + 60);
  const isWork = ofExperience.test(words) || (hit.value === 'year' && atWork.test(after));
  if (!isWork && !isItem(reading, hit, said, sentence)) return false;
  const least = said.years.min ?? said.years.max ?? 0;
  return !isOfOthers(reading, { start: said.start, end: hit.end, sentence, least });
}

const opensItem =
  /^\P{L}*(?:(?:a )?min(?:imum|imal|\.)?(?: of)?|at least|mindestens|au moins|al menos|almeno|pelo menos|minimaal|co najmniej|entre)?\s*$/u;
const isAboutWork =
  /^['’]?s?\s+(?:of|in|as|with|using|leading|managing|de|dans|en|als|im|nell\p{L}*|em|w)\s/u;

/** "- Five years of enterprise systems leadership": an item of a list of demands. */
function isItem(reading: Reading, hit: Hit, said: Said, sentence: Span): boolean {
  return (
    hit.value === 'year' &&
    sectionAt(reading.sections, sentence.start) === 'required' &&
    opensItem.test(reading.lower.slice(sentence.start, said.start)) &&
    isAboutWork.test(reading.lower.slice(hit.end, hit.end + 40))
  );
}
