import { eitherHours, employmentPattern, employmentWords } from '#core/employment-words.ts';
import type { EmploymentType } from '#core/posting.ts';
import { remembering } from '#core/remember.ts';
import type { Cue, Hit } from './phrases.ts';
import { type Found, quoteAt } from './quote.ts';
import type { Reading } from './reading.ts';
import { withoutOtherSenses } from './title-senses.ts';

/** The kinds of contract in titles, most specific first. */
const kinds = (
  [
    'apprenticeship',
    'internship',
    'volunteer',
    'per_diem',
    'part_time',
    'temporary',
    'contract',
    'full_time',
  ] as const
).map((type) => ({ type, words: employmentPattern(employmentWords[type].plain) }));

const halves = employmentPattern(eitherHours);

/** Ambiguous words, in the titles where they mean the contract. */
const inTitles: Readonly<Partial<Record<EmploymentType, RegExp>>> = {
  internship: /\b(?:interns?|stage(?= ?(?:[-–:(/]|ou |de |en )))(?!\p{L})/iu,
  temporary: /\b(?:temp|temporal)\b/i,
  contract: /\b(?:contract(?= ?(?:[)\]:-]|$|to hire))|consultant \(1099\)|1099|c2c)(?!\p{L})/iu,
};

const inTexts: Readonly<Partial<Record<EmploymentType, string>>> = {
  apprenticeship: '|ausbildung zum|ausbildung zur',
  internship: '|stage de',
  part_time: '|parttime',
  full_time: '|fulltime',
  temporary: '|befristete|befristeter|befristetes',
  contract: '|contract',
};

const cues = (value: string, phrases: string): readonly Cue[] =>
  phrases
    .split('|')
    .map((phrase) => ({ kind: 'employment', phrase: phrase.replace('*', ''), value }));

/** Phrases that may name the kind of contract; values are rows of `EmploymentType`, or `either`. */
export const employmentCues: readonly Cue[] = [
  ...kinds.flatMap(({ type }) => cues(type, employmentWords[type].plain + (inTexts[type] ?? ''))),
  ...cues('either', eitherHours),
];

/**
 * The kind of contract: from the title, else from a sentence about this job. Null for a choice:
 * "full-time or part-time", "Stage ou alternance".
 */
export function readEmploymentType(reading: Reading): Found<EmploymentType> | null {
  const named = typesInTitle(reading.title);
  if (named.length > 0) {
    const [value] = named;
    return value === undefined || named.length > 1 ? null : { value, quote: reading.title };
  }
  const hits = reading.hits('employment').filter((hit) => hit.start >= reading.title.length);
  for (const [i, hit] of hits.entries()) {
    if (isOtherHalf(reading.lower, hits[i - 1], hit)) continue;
    const next = hits[i + 1];
    const isChoice = next !== undefined && isOtherHalf(reading.lower, hit, next);
    const value = isChoice || hit.value === 'either' ? 'either' : typeOf(hit);
    const place = isChoice ? { ...hit, end: next.end } : hit;
    if (value === null || !isOfThisJob(reading.lower, place, value)) continue;
    if (value === 'either') return null;
    return { value, quote: quoteAt(reading.text, hit.start, hit.end) };
  }
  return null;
}

/** The kinds that a title names: the most specific, or all that it offers as a choice. */
const typesInTitle = remembering((title): readonly EmploymentType[] => {
  const own = withoutOtherSenses(title).toLowerCase();
  const named = kinds
    .filter(({ type, words }) => words.test(own) || inTitles[type]?.test(own))
    .map(({ type }) => type);
  const among = (...types: readonly EmploymentType[]) =>
    named.filter((type) => types.includes(type));
  const learning = among('apprenticeship', 'internship');
  if (learning.length > 0) return learning;
  const hours = halves.test(own.replace(/[^\p{L}]+/gu, ' '))
    ? (['part_time', 'full_time'] as const)
    : among('part_time', 'full_time');
  return hours.length > 1 && !among('volunteer', 'per_diem').length ? hours : named.slice(0, 1);
});

const typeOf = (hit: Hit): EmploymentType | null =>
  kinds.find(({ type }) => type === hit.value)?.type ?? null;

const between =
  /^[\s,(/|&–-]*(?:(?:or|oder|und|and|ou|et|o|y|e|of|en|eller|og|och|lub|bzw\.?)\b)?[\s,(/-]*(?:(?:in|auch|also|à|a|af|na)\s)?$/u;

/** "Full-time role, or part-time": the second is only an option. */
const afterChoice = /(?:^|\P{L})(?:or|oder|ou|o|of|eller|lub)\s(?:in |as |als |à |a )?$/u;

/** True if two hits are full time and part time, side by side: "full-time or part-time". */
const isOtherHalf = (lower: string, first: Hit | undefined, second: Hit): boolean =>
  first !== undefined &&
  [first.value, second.value].toSorted().join() === 'full_time,part_time' &&
  second.start - first.end <= longestGap &&
  between.test(lower.slice(first.end, second.start));

const longestGap = 16;

const ofOthers =
  /^[\s-]*(?:employees?|team members?|staff|associates?|workers?|benefits?|students?|colleagues|experience|equivalents?|regular employees|hires?|professionals?|eligible|salaried employees|and part[- ]time (?:employees|team|staff|associates)|or part[- ]time (?:employees|experience))/;
const ofJob =
  /^[\s-]*(?:role|position|job\b|opportunity|basis|contract|employment|assignment|engagement|permanent|\(|,|\.|\)|;|\n|$|-|–|\/|hybrid|remote|on-?site|schedule|hours|stelle|anstellung|in |at |as |for |to hire|w2|salaried|exempt|\|)/;
const inJob =
  /(?:\b(?:this|the|our|an?) (?:paid |summer |winter |\d+[- ](?:month|week) )?|duration of (?:the|this) )$/;

function isOfThisJob(
  lower: string,
  hit: Pick<Hit, 'start' | 'end'>,
  value: EmploymentType | 'either',
): boolean {
  const after = lower.slice(hit.end, hit.end + 36);
  const before = lower.slice(Math.max(0, hit.start - 36), hit.start);
  if (ofOthers.test(after)) return false;
  if (/(?:\bnot an? |\bfor (?:our |all )?|previous |prior |completed an? )$/.test(before))
    return false;
  if (value === 'full_time' || value === 'part_time') {
    return ofJob.test(after) && !afterChoice.test(before);
  }
  if (value === 'either') return ofJob.test(after);
  if (value === 'internship' || value === 'apprenticeship')
    return /\bthis (?:\S+ ){0,2}$/.test(before) && !/^s/.test(after);
  if (value === 'volunteer')
    return inJob.test(before) && /^ (?:role|position|opportunity)/.test(after);
  return isContractOfJob(before, after);
}

/** "6-month contract", "contract role", "on a contract basis"; never "contract negotiation". */
const isContractOfJob = (before: string, after: string): boolean =>
  /^[\s-]*(?:role|position|basis|opportunity|assignment|engagement|job\b|to hire|stelle)/.test(
    after,
  ) ||
  (/(?:\d+|six|twelve|three|nine|eighteen)[- ]?(?:months?|weeks?|year) $/.test(before) &&
    !/^\w/.test(after)) ||
  (/(?:employment type|contract type|type|job type|vertragsart)\W{1,3}$/.test(before) &&
    /^\W/.test(`${after} `));
