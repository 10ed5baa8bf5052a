import type { Clearance, Enrichment, Facts, Range, Shift } from './enrichment.ts';
import type {
  ContractBand,
  HoursBand,
  OfficeBand,
  PeopleBand,
  PermitDemand,
  TravelBand,
} from './posting-filter.ts';

/** The terms of the work and who may do it, as filters compare them; null if nobody says. */
export type Terms = {
  readonly permit: PermitDemand | null;
  readonly clearance: Clearance | null;
  readonly citizenship: readonly string[];
  readonly travel: TravelBand | null;
  readonly officeDays: OfficeBand | null;
  readonly shifts: readonly Shift[];
  /** Each band that the hours touch: 30 to 40 hours suit two. */
  readonly hours: readonly HoursBand[];
  readonly contract: readonly ContractBand[];
  readonly licences: readonly string[];
  readonly people: PeopleBand | null;
  readonly zones: readonly string[];
};

export const noTerms: Terms = {
  ...{ permit: null, clearance: null, citizenship: [], travel: null, officeDays: null },
  ...{ shifts: [], hours: [], contract: [], licences: [], people: null, zones: [] },
};

/** The facts that terms come from. */
export const termFacts = [
  'rightToWork',
  'clearance',
  'citizenship',
  'travel',
  'officeDays',
  'shifts',
  'weeklyHours',
  'contractMonths',
  'startDate',
  'deadline',
  'licences',
  'peopleLed',
  'timeZones',
] as const satisfies readonly (keyof Facts)[];

export type TermFacts = Pick<Facts, (typeof termFacts)[number]>;

export function termsOf(facts: TermFacts): Terms {
  return {
    permit: facts.rightToWork === true ? 'required' : null,
    clearance: facts.clearance,
    citizenship: sorted(facts.citizenship),
    travel: facts.travel === null ? null : travelBand(facts.travel),
    officeDays: facts.officeDays === null ? null : officeBand(facts.officeDays),
    shifts: sorted(facts.shifts),
    hours: facts.weeklyHours === null ? [] : bandsIn(facts.weeklyHours, hourBands),
    contract: facts.contractMonths === null ? [] : bandsIn(facts.contractMonths, monthBands),
    licences: sorted(facts.licences),
    people: facts.peopleLed === null ? null : peopleBand(facts.peopleLed),
    zones: sorted(facts.timeZones),
  };
}

/** The same names are the same set. */
const sorted = <T extends string>(names: readonly T[]): T[] => [...new Set(names)].toSorted();

function travelBand({ min, max }: Range): TravelBand {
  const most = max ?? min;
  if (most === null) return 'some';
  if (most === 0) return 'none';
  if (most <= 10) return '1-10';
  if (most <= 25) return '11-25';
  return most <= 50 ? '26-50' : '51+';
}

const officeBands = ['1', '2', '3', '4', '5'] as const satisfies readonly OfficeBand[];

/** The least days at the office; of "up to 3", those three. */
function officeBand({ min, max }: Range): OfficeBand | null {
  const days = Math.ceil(min ?? max ?? 0);
  return officeBands.find((band) => Number(band) === days) ?? null;
}

function peopleBand({ min, max }: Range): PeopleBand {
  const most = max ?? min;
  if (most === null) return 'some';
  if (most <= 5) return '1-5';
  return most <= 15 ? '6-15' : '16+';
}

type Bands<T> = readonly (readonly [band: T, from: number, to: number])[];

const hourBands: Bands<HoursBand> = [
  ['1-19', 0, 19.99],
  ['20-29', 20, 29.99],
  ['30-34', 30, 34.99],
  ['35-39', 35, 39.99],
  ['40+', 40, Number.POSITIVE_INFINITY],
];

const monthBands: Bands<ContractBand> = [
  ['1-3', 0, 3],
  ['4-6', 3.01, 6],
  ['7-12', 6.01, 12],
  ['13+', 12.01, Number.POSITIVE_INFINITY],
];

/** The bands that a range touches; an open end is where the other one is. */
function bandsIn<T>({ min, max }: Range, bands: Bands<T>): readonly T[] {
  const [low, high] = [min ?? max, max ?? min];
  if (low === null || high === null) return [];
  return bands.filter(([, from, to]) => low <= to && high >= from).map(([band]) => band);
}

/** A reading from before terms were read, with those of a later one and the words that prove them. */
export function withTermsOf(old: Enrichment, now: Enrichment): Enrichment {
  const terms = termFacts.map((name) => [name, now[name]]);
  const proofs = Object.entries(now.evidence).filter(([key]) =>
    termFacts.some((name) => key === name || key.startsWith(`${name}.`)),
  );
  return {
    ...old,
    ...Object.fromEntries(terms),
    evidence: { ...old.evidence, ...Object.fromEntries(proofs) },
  };
}
