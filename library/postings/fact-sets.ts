import { type PlaceFacts, placeTest } from '#core/place.ts';
import type { PostingFilter } from '#core/posting-filter.ts';
import { noTraits, type Traits } from '#core/traits.ts';
import type { Database } from '../engine/open.ts';
import { read } from '../engine/transaction.ts';

/** The sets of facts that postings share, by the ids in Posting.placesId and Posting.traitsId. */
export type FactSets = {
  readonly places: ReadonlyMap<number, PlaceFacts>;
  readonly traits: ReadonlyMap<number, Traits>;
};

type Kept = {
  lastId: number;
  readonly places: Map<number, PlaceFacts>;
  readonly traits: Map<number, Traits>;
};

/** Rows are only added, and some thousands describe a library of 100,000 postings. */
const keptOf = new WeakMap<Database['prisma'], Kept>();

export async function readFactSets(db: Database): Promise<FactSets> {
  const kept = keptOf.get(db.prisma) ?? { lastId: 0, places: new Map(), traits: new Map() };
  keptOf.set(db.prisma, kept);
  const rows = await read(db, (prisma) =>
    prisma.$queryRawUnsafe<{ id: number; kind: string; value: string }[]>(
      'SELECT id, kind, value FROM FactSet WHERE id > ? ORDER BY id',
      kept.lastId,
    ),
  );
  for (const { id, kind, value } of rows) {
    if (kind === 'places') kept.places.set(id, JSON.parse(value) as PlaceFacts);
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

/** The facets whose choices refer to Traits. */
export const traitFacets = ['visa', 'years', 'educations', 'languages', 'benefits'] as const;
export type TraitFacet = (typeof traitFacets)[number];

/** The sets that fit all choices of traits; null without a choice. */
export function traitsChosen(
  { traits: sets }: Pick<FactSets, 'traits'>,
  filter: PostingFilter,
): readonly number[] | null {
  const asked = traitFacets.filter((facet) => hasChoice(filter, facet));
  if (asked.length === 0) return null;
  return idsWhere(sets, (traits) => asked.every((facet) => fitsTraits(filter, facet, traits)));
}

const hasChoice = (filter: PostingFilter, facet: TraitFacet): boolean =>
  (filter[facet]?.length ?? 0) > 0 || (filter.not?.[facet]?.length ?? 0) > 0;

/** True if the traits fit the filter's choices of one facet, which may be in any case. */
export function fitsTraits(filter: PostingFilter, facet: TraitFacet, traits: Traits): boolean {
  if (!hasChoice(filter, facet)) return true;
  const values = valuesOf[facet](traits).map(lower);
  const wanted: readonly string[] = (filter[facet] ?? []).map(lower);
  const others: readonly string[] = (filter.not?.[facet] ?? []).map(lower);
  return (
    (wanted.length === 0 || values.some((value) => wanted.includes(value))) &&
    !values.some((value) => others.includes(value))
  );
}

export const valuesOf: Readonly<Record<TraitFacet, (traits: Traits) => readonly string[]>> = {
  visa: ({ visa }) => (visa === null ? [] : [visa]),
  years: ({ years }) => (years === null ? [] : [years]),
  educations: ({ education }) => (education === null ? [] : [education]),
  languages: ({ languages }) => languages,
  benefits: ({ benefits }) => benefits,
};

const lower = (text: string): string => text.toLowerCase();

const idsWhere = <T>(sets: ReadonlyMap<number, T>, fits: (set: T) => boolean): number[] =>
  [...sets].filter(([, set]) => fits(set)).map(([id]) => id);
