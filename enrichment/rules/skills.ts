import data from '../data/skills.json' with { type: 'json' };
import byField from '../data/skills-by-field.json' with { type: 'json' };
import type { Cue, Hit } from './phrases.ts';
import type { Found } from './quote.ts';
import type { Reading } from './reading.ts';

/**
 * How skills are written. `names` and `aliases` count in any case, `exact` only as written
 * ("React", not "react quickly"). `beside` counts only as written, and in a list with a certain
 * skill or after words that announce one ("Python, Go and R", "experience with Go").
 */
export const skillCues: readonly Cue[] = [
  ...data.names.map((name): Cue => ({ kind: 'skill', phrase: name, value: name })),
  ...cuesOf(data.aliases, {}),
  ...cuesOf(data.exact, { exact: true }),
  ...cuesOf(data.beside, { exact: true, weak: true }),
  ...Object.values(byField).flatMap((field) => Object.entries(field).flatMap(cuesOfField)),
];

/** A skill beside tech, with its names in other languages; short ones are abbreviations. */
function cuesOfField([value, spellings]: [string, readonly string[]]): readonly Cue[] {
  return [value, ...spellings].map((phrase) =>
    /^[a-z]{1,4}$/.test(phrase)
      ? { kind: 'skill', phrase: phrase.toUpperCase(), value, exact: true }
      : { kind: 'skill', phrase, value },
  );
}

/** The skills a text names, in order of first mention, each with its words. */
export function findSkills(reading: Reading): readonly Found<string>[] {
  const found = new Map<string, string>();
  for (const run of listsOf(reading)) {
    const believed = run.some((hit) => !hit.weak) || isAnnounced(reading, run);
    for (const hit of run) {
      if (!believed || found.has(hit.value) || found.size >= mostSkills) continue;
      if (departments.has(hit.value) && isTeam(reading, hit)) continue;
      found.set(hit.value, reading.text.slice(hit.start, hit.end));
    }
  }
  return [...found].map(([value, quote]) => ({ value, quote }));
}

const mostSkills = 40;

/** Skills that are also names of teams. */
const departments = new Set([
  ...['Data science', 'Data engineering', 'Product management', 'Performance marketing'],
  ...['Product marketing', 'Trust and safety', 'Customer support', 'Business development'],
  ...['Customer success', 'Public relations', 'Machine learning', 'Employee relations'],
]);

/** "Work with product, data science and design": colleagues, no skill of the applicant. */
function isTeam({ lower }: Reading, { start, end }: Hit): boolean {
  if (
    /^ (?:teams?|partners|colleagues|leaders|leadership|org|organization|counterparts)\b/.test(
      lower.slice(end, end + 16),
    )
  )
    return true;
  const before =
    lower
      .slice(Math.max(0, start - 110), start)
      .split(/[.\n•;]/)
      .at(-1) ?? '';
  return /\b(?:partner|collaborat|liais|alongside|working with|work with|work closely with|cross-functional)/.test(
    before,
  );
}

function cuesOf(table: Readonly<Record<string, string>>, how: Partial<Cue>): readonly Cue[] {
  return Object.entries(table).map(([phrase, value]) => ({ kind: 'skill', phrase, value, ...how }));
}

const listGap = /^[\s,/&|()+·:]*(?:(?:and|or|und|oder|et|ou|y|o|e\.g\.)[\s,/(]+)?$/;

/** Mentions in one list: only commas, slashes, "and" or "or" between them. */
function listsOf(reading: Reading): readonly (readonly Hit[])[] {
  const runs: Hit[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const hit of reading.hits('skill')) {
    if (isInAddress(reading.text, hit) || (hit.weak && isOtherWord(reading.text, hit))) continue;
    const joins = hit.start - end <= 8 && listGap.test(reading.lower.slice(end, hit.start));
    if (joins) runs.at(-1)?.push(hit);
    else runs.push([hit]);
    end = hit.end;
  }
  return runs;
}

/** Part of a web or mail address: "…/about.html". */
function isInAddress(text: string, hit: Hit): boolean {
  if (!/[./\-_=@?]/.test(text[hit.start - 1] ?? '')) return false;
  const before = text.slice(Math.max(0, hit.start - 80), hit.start);
  return /(?:https?:\/\/|www\.|@)\S*$/.test(before);
}

/** "R&D", "C-level", "Go-to-market", "Series C", "on the Go", "Vitamin C". */
function isOtherWord(text: string, hit: Hit): boolean {
  const after = text.slice(hit.end, hit.end + 8);
  const before = text.slice(Math.max(0, hit.start - 10), hit.start);
  return (
    /^(?:\s?&\s?[A-Z]|[-'’.]\p{L}|\d|\s+to\b|\.\p{L})/u.test(after) ||
    /(?:Series|Vitamin|Class|Type|Grade|the|Plan|Tier|Phase|Round|Part|Let['’]s|&)\s*$/.test(before)
  );
}

const announcement =
  /(?:experience (?:with|in|using)|proficien\w+ (?:in|with)|written in|languages?:?|such as|knowledge of|using|skills? in|fluent in|expertise in|code in|coding in|stack:?|e\.g\.,?|like)\s*\(?$/;
const kindOfSkill =
  /^\s*(?:programming|programmer|developer|engineer|code\b|codebase|services|language|framework|scripts)/;

/** An ambiguous word on its own: believed only if the words around it are about a skill. */
function isAnnounced(reading: Reading, run: readonly Hit[]): boolean {
  const first = run[0];
  const last = run.at(-1);
  if (first === undefined || last === undefined) return false;
  const before = reading.lower.slice(Math.max(0, first.start - 24), first.start);
  const after = reading.lower.slice(last.end, last.end + 16);
  return announcement.test(before) || kindOfSkill.test(after);
}
