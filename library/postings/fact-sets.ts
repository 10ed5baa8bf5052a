import { type PlaceFacts, placeTest } from '#core/place.ts';
import type { PostingFilter } from '#core/posting-filter.ts';
import { noTerms, type Terms } from '#core/terms.ts';
import { noTraits, type Traits } from '#core/traits.ts';
import type { Database } from '../engine/open.ts';
import { read } from '../engine/transaction.ts';

/** The sets of facts that postings share, by the ids in the columns of Posting. */
export type FactSets = {
  readonly places: ReadonlyMap<number, PlaceFacts>;
  readonly traits: ReadonlyMap<number, Traits>;
  readonly terms: ReadonlyMap<number, Terms>;
};

type Kept = {
  lastId: number;
  readonly places: Map<number, PlaceFacts>;
  readonly traits: Map<number, Traits>;
  readonly terms: Map<number, Terms>;
};

/** Rows are only added, and some thousands describe a library of 100,000 postings. */
const keptOf = new WeakMap<Database['prisma'], Kept>();

export async function readFactSets(db: Database): Promise<FactSets> {
  const kept = keptOf.get(db.prisma) ?? {
    ...{ lastId: 0, places: new Map(), traits: new Map(), terms: new Map() },
  };
  keptOf.set(db.prisma, kept);
  const rows = await read(db, (prisma) =>
    prisma.$queryRawUnsafe<{ id: number; kind: string; value: string }[]>(
      'SELECT id, kind, value FROM FactSet WHERE id > ? ORDER BY id',
      kept.lastId,
    ),
  );
  for (const { id, kind, value } of rows) {
    if (kind === 'places') kept.places.set(id, JSON.parse(value) as PlaceFacts);
    else if (kind === 'terms') kept.terms.set(id, { ...noTerms, ...(JSON.parse(value) as Terms) });
    // Sets from before a trait existed lack it; no posting refers to them any more.
    else kept.traits.set(id, { ...noTraits, ...(JSON.parse(value) as Traits) });
    kept.lastId = id;
  }
  return kept;
}

type PlaceChoice = {
  readonly places?: readonly string[] | undefined;
  readonly not?: Pick<NonNullable<PostingFilter['not']>, 'places'> | undefined;
};

/** The sets that fit the choices of a place; null without a choice. */
export function placesChosen(
  { places: sets }: Pick<FactSets, 'places'>,
  { places = [], not }: PlaceChoice,
): readonly number[] | null {
  const others = not?.places ?? [];
  if (places.length === 0 && others.length === 0) return null;
  const isWanted = places.length === 0 ? () => true : placeTest(places);
  const isOther = placeTest(others);
  return idsWhere(sets, (facts) => isWanted(facts) && !isOnly(facts, isOther));
}

/** An opening in Berlin and Munich stays if Berlin is left out. */
function isOnly({ at, remote }: PlaceFacts, test: (facts: PlaceFacts) => boolean): boolean {
  if (at.length === 0) return test({ at, remote });
  return at.every((value) => test({ at: [value], remote }));
}

/** The facets whose choices refer to Traits, and to Terms. */
export const traitFacets = ['visa', 'years', 'educations', 'languages', 'benefits'] as const;
export type TraitFacet = (typeof traitFacets)[number];

export const termFacets = [
  'permits',
  'clearances',
  'citizenships',
  'travel',
  'officeDays',
  'shifts',
  'weeklyHours',
  'contractLengths',
  'licences',
  'peopleLed',
  'timeZones',
] as const;
export type TermFacet = (typeof termFacets)[number];

export type SetFacet = TraitFacet | TermFacet;

/** The sets of traits that fit all choices; null without a choice. */
export const traitsChosen = ({ traits }: Pick<FactSets, 'traits'>, filter: PostingFilter) =>
  chosenAmong(traits, filter, traitFacets, fitsTraits);

export const termsChosen = ({ terms }: Pick<FactSets, 'terms'>, filter: PostingFilter) =>
  chosenAmong(terms, filter, termFacets, fitsTerms);

function chosenAmong<T, F extends SetFacet>(
  sets: ReadonlyMap<number, T>,
  filter: PostingFilter,
  facets: readonly F[],
  fits: (filter: PostingFilter, facet: F, set: T) => boolean,
): readonly number[] | null {
  const asked = facets.filter((facet) => hasChoice(filter, facet));
  if (asked.length === 0) return null;
  return idsWhere(sets, (set) => asked.every((facet) => fits(filter, facet, set)));
}

/** True if a posting without any set fits: it states nothing, so only choices to leave out fit. */
export const fitsWithoutTerms = (filter: PostingFilter): boolean =>
  termFacets.every((facet) => (filter[facet]?.length ?? 0) === 0);

const hasChoice = (filter: PostingFilter, facet: SetFacet): boolean =>
  (filter[facet]?.length ?? 0) > 0 || (filter.not?.[facet]?.length ?? 0) > 0;

/** True if the traits fit the filter's choices of one facet, which may be in any case. */
export const fitsTraits = (filter: PostingFilter, facet: TraitFacet, traits: Traits): boolean =>
  fitsValues(filter, facet, () => valuesOf[facet](traits));

export const fitsTerms = (filter: PostingFilter, facet: TermFacet, terms: Terms): boolean =>
  fitsValues(filter, facet, () => termValues[facet](terms));

function fitsValues(
  filter: PostingFilter,
  facet: SetFacet,
  stated: () => readonly string[],
): boolean {
  if (!hasChoice(filter, facet)) return true;
  const values = stated().map(lower);
  const wanted: readonly string[] = (filter[facet] ?? []).map(lower);
  const others: readonly string[] = (filter.not?.[facet] ?? []).map(lower);
  return (
    (wanted.length === 0 || values.some((value) => wanted.includes(value))) &&
    !values.some((value) => others.includes(value))
  );
}

const listed = <T>(value: T | null): readonly T[] => (value === null ? [] : [value]);

export const valuesOf: Readonly<Record<TraitFacet, (traits: Traits) => readonly string[]>> = {
  visa: ({ visa }) => listed(visa),
  years: ({ years }) => listed(years),
  educations: ({ education }) => listed(education),
  languages: ({ languages }) => languages,
  benefits: ({ benefits }) => benefits,
};

export const termValues: Readonly<Record<TermFacet, (terms: Terms) => readonly string[]>> = {
  permits: ({ permit }) => listed(permit),
  clearances: ({ clearance }) => listed(clearance),
  citizenships: ({ citizenship }) => citizenship,
  travel: ({ travel }) => listed(travel),
  officeDays: ({ officeDays }) => listed(officeDays),
  shifts: ({ shifts }) => shifts,
  weeklyHours: ({ hours }) => hours,
  contractLengths: ({ contract }) => contract,
  licences: ({ licences }) => licences,
  peopleLed: ({ people }) => listed(people),
  timeZones: ({ zones }) => zones,
};

const lower = (text: string): string => text.toLowerCase();

const idsWhere = <T>(sets: ReadonlyMap<number, T>, fits: (set: T) => boolean): number[] =>
  [...sets].filter(([, set]) => fits(set)).map(([id]) => id);
