import type { EmploymentType } from '#core/posting.ts';
import type { Cue, Hit } from './phrases.ts';
import { type Found, quoteAt } from './quote.ts';
import type { Reading } from './reading.ts';

/** Words of a title that name the kind of contract, the most telling first. */
const titles: readonly (readonly [EmploymentType, RegExp])[] = [
  [
    'apprenticeship',
    /\b(?:apprentice(?:ship)?|alternan(?:ce|te?)|apprenti(?:e|ssage)?|azubi|auszubildender?|ausbildung(?: zu[mr])?|duales studium|lehrling)\b/iu,
  ],
  [
    'internship',
    /\b(?:intern(?:ship)?s?|praktikum|praktikant(?:in)?|pflichtpraktikum|stagiaire|becari[oa]|prácticas|tirocinio|stage(?= ?(?:[-–:(]|de |en )))(?![\p{L}])/iu,
  ],
  ['volunteer', /\b(?:volunteer|ehrenamt(?:lich)?|bénévole|voluntari[oa]do?)\b/iu],
  ['per_diem', /\b(?:per diem|prn)\b/i],
  [
    'part_time',
    /\b(?:part[- ]?time|teilzeit|temps partiel|tiempo parcial|media jornada|werkstudent(?:in)?|working student|mini-?job)(?![\p{L}])/iu,
  ],
  [
    'temporary',
    /\b(?:temporary|temp|seasonal|fixed[- ]term|befristet|aushilfe|aushilfskraft|maternity cover|cdd|intérim|temporal|\d+[- ]months? temp)\b/iu,
  ],
  [
    'contract',
    /\b(?:contractor|contract(?= ?(?:[)\]:-]|$|to hire))|freelance(?:r)?|freiberuflich|consultant \(1099\)|1099|c2c|b2b contract|autónomo)\b/iu,
  ],
  ['full_time', /\b(?:full[- ]?time|vollzeit|temps plein|tiempo completo|jornada completa)\b/iu],
];

const phrases: Readonly<Record<EmploymentType, string>> = {
  full_time:
    'full-time|full time|fulltime|vollzeit|temps plein|plein temps|tiempo completo|jornada completa|pełny etat',
  part_time:
    'part-time|part time|parttime|teilzeit|temps partiel|tiempo parcial|media jornada|werkstudent|minijob',
  contract: 'contract|contractor|freelance|freelancer|independent contractor|contract-to-hire',
  temporary:
    'temporary|fixed-term|fixed term|seasonal|befristet|befristete|befristeter|maternity cover|cdd',
  internship: 'internship|praktikum|stage de|prácticas',
  apprenticeship: 'apprenticeship|alternance|ausbildung zum|ausbildung zur',
  volunteer: 'volunteer',
  per_diem: 'per diem',
};

/** Phrases that may name the kind of contract; values are rows of `EmploymentType`. */
export const employmentCues: readonly Cue[] = Object.entries(phrases).flatMap(([value, text]) =>
  text.split('|').map((phrase) => ({ kind: 'employment', phrase, value })),
);

/** The kind of contract: from the title, else from a sentence that speaks of this job. */
export function readEmploymentType(reading: Reading): Found<EmploymentType> | null {
  for (const [value, pattern] of titles) {
    if (pattern.test(reading.title)) return { value, quote: reading.title };
  }
  for (const hit of reading.hits.employment) {
    const value = typeOf(hit);
    if (
      hit.start < reading.title.length ||
      value === null ||
      !isOfThisJob(reading.lower, hit, value)
    )
      continue;
    return { value, quote: quoteAt(reading.text, hit.start, hit.end) };
  }
  return null;
}

const typeOf = (hit: Hit): EmploymentType | null =>
  titles.find(([value]) => value === hit.value)?.[0] ?? null;

const ofOthers =
  /^[\s-]*(?:employees?|team members?|staff|associates?|workers?|benefits?|students?|colleagues|experience|equivalents?|regular employees|hires?|professionals?|eligible|salaried employees|and part[- ]time (?:employees|team|staff|associates)|or part[- ]time (?:employees|experience))/;
const ofJob =
  /^[\s-]*(?:role|position|job\b|opportunity|basis|contract|employment|assignment|engagement|permanent|\(|,|\.|\)|;|\n|$|-|–|\/|hybrid|remote|on-?site|schedule|hours|stelle|anstellung|in |at |as |for |to hire|w2|salaried|exempt|\|)/;
const inJob =
  /(?:\b(?:this|the|our|an?) (?:paid |summer |winter |\d+[- ](?:month|week) )?|duration of (?:the|this) )$/;

function isOfThisJob(lower: string, hit: Hit, value: EmploymentType): boolean {
  const after = lower.slice(hit.end, hit.end + 36);
  const before = lower.slice(Math.max(0, hit.start - 36), hit.start);
  if (ofOthers.test(after)) return false;
  if (/(?:\bnot an? |\bfor (?:our |all )?|previous |prior |completed an? )$/.test(before))
    return false;
  if (value === 'full_time' || value === 'part_time') return ofJob.test(after);
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
