import type { ResumeLine } from './resume-sections.ts';

const months: Readonly<Record<string, number>> = Object.fromEntries(
  [
    'jan feb mar apr may jun jul aug sep oct nov dec',
    'janv fév mär avr mai juin juil ago sept okt nov dez',
    'ene febr mrt abr mag giu lug aoû set out listopad déc',
    'gen fevr mars maj maio lipiec luglio août wrz ott lis dic',
  ].flatMap((row) => row.split(' ').map((name, i) => [name, i] as const)),
);

const month = '(?:(?:\\p{L}{3,10}\\.?|\\d{1,2})[\\s./-]{1,2})?';
const year = '(?:19[5-9]\\d|20\\d\\d)';
const now =
  'present|today|now|current|ongoing|heute|jetzt|aktuell|laufend|aujourd.hui|présent|actuel(?:lement)?|actualidad|actual|presente|oggi|attuale|atual|hoje|heden|nu|obecnie|současnost|現在';
const range = new RegExp(
  `(?<from>${month})(?<start>${year})\\s*(?:-|–|—|~|to|bis|à|a|au|al|até|do|tot|〜|～)\\s*(?:(?<to>${month})(?<end>${year})|(?<open>${now}))`,
  'giu',
);

/** "since 2019", "seit 03/2019". */
const since = new RegExp(
  `(?:since|seit|depuis|desde|dal|sinds|od)\\s+(?<from>${month})(?<start>${year})`,
  'giu',
);

const stated =
  /(?<![\d.,])(\d{1,2})\s?\+?\s?(?:years?|yrs?|jahren?|ans|années|años|anni|anos|jaar|lat)\b(?:\s+(?:of|de|di|an|in))?[^.\n]{0,40}(?:experience|erfahrung|expérience|experiencia|esperienza|experiência|ervaring|doświadczenia)/iu;

/**
 * Whole years of work: the time that the dates of jobs cover, each month once; else what a sentence
 * says. Null if neither is there. `today` is ISO 8601.
 */
export function workYears(lines: readonly ResumeLine[], today: string): number | null {
  // The month that has just begun does not count.
  const end = monthOf(today.slice(0, 4), today.slice(5, 7)) - 1;
  const inWork = lines.filter(({ section }) => section === 'experience');
  const ranges = (
    inWork.length > 0 ? inWork : lines.filter(({ section }) => section !== 'education')
  )
    .flatMap(({ text }) => rangesIn(text, end))
    .filter(([from, to]) => from <= to && from <= end);
  if (ranges.length > 0) return Math.floor(covered(ranges) / 12);
  const said = lines.map(({ text }) => stated.exec(text)?.[1]).find((each) => each !== undefined);
  return said === undefined ? null : Number(said);
}

type Range = readonly [from: number, to: number];

function rangesIn(text: string, today: number): readonly Range[] {
  const line = text.slice(0, 300);
  const closed = [...line.matchAll(range)].map(({ groups = {} }): Range => {
    const from = monthOf(groups.start, groups.from);
    const to = groups.open === undefined ? monthOf(groups.end, groups.to, 11) : today;
    return [from, Math.min(to, today)];
  });
  if (closed.length > 0) return closed;
  return [...line.matchAll(since)].map(
    ({ groups = {} }): Range => [monthOf(groups.start, groups.from), today],
  );
}

/** Months since year 0. A year alone begins in January and ends with `otherwise`. */
function monthOf(inYear: string | undefined, inMonth: string | undefined, otherwise = 0): number {
  const name = (inMonth ?? '').toLowerCase().replace(/[\s./-]+$/, '');
  const known = /^\d+$/.test(name)
    ? Number(name) - 1
    : (months[name.slice(0, 4)] ?? months[name.slice(0, 3)]);
  const number = known === undefined || known < 0 || known > 11 ? otherwise : known;
  return Number(inYear) * 12 + number;
}

/** Jobs at the same time count once. */
function covered(ranges: readonly Range[]): number {
  let sum = 0;
  let reached = 0;
  for (const [from, to] of ranges.toSorted((a, b) => a[0] - b[0])) {
    sum += Math.max(0, to + 1 - Math.max(from, reached));
    reached = Math.max(reached, to + 1);
  }
  return sum;
}
