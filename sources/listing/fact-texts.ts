import { enough, type Fact } from './facts.ts';

/** The facts of an opening as the page writes them; null for those that it does not state. */
export type FactTexts = {
  readonly place: string | null;
  readonly department: string | null;
  readonly type: string | null;
  readonly workplace: string | null;
  readonly pay: string | null;
  readonly date: string | null;
  readonly deadline: string | null;
};

export type FieldName = keyof FactTexts;

export const noFacts: FactTexts = {
  place: null,
  department: null,
  type: null,
  workplace: null,
  pay: null,
  date: null,
  deadline: null,
};

const names = Object.keys(noFacts) as readonly FieldName[];

/** No opening states more places in a list. */
const maxPlaces = 12;

/**
 * The surest fact of each name, and how sure it is. Of several places that are equally sure, all
 * count, or only those of the first piece on a page with more text.
 */
export function surestOf(facts: readonly Fact[], places: 'all' | 'first' = 'all') {
  const texts: Record<FieldName, string | null> = { ...noFacts };
  const confidence: Partial<Record<FieldName, number>> = {};
  for (const name of names) {
    const stated = facts.filter((fact) => fact.name === name && fact.confidence >= enough);
    const [best] = stated.toSorted((a, b) => b.confidence - a.confidence);
    if (best === undefined) continue;
    const equal = stated.filter(
      (fact) => fact.confidence === best.confidence && (places === 'all' || fact.at === best.at),
    );
    const values = name === 'place' ? equal.map(({ value }) => value) : [best.value];
    texts[name] = [...new Set(values)].slice(0, maxPlaces).join('; ');
    confidence[name] = best.confidence;
  }
  return { texts: texts as FactTexts, confidence };
}

/** The list's facts, with gaps filled from the opening's own page. */
export function joinFacts(listed: FactTexts, own: FactTexts): FactTexts {
  const joined = names.map((name) => [name, listed[name] ?? own[name]] as const);
  return { ...noFacts, ...Object.fromEntries(joined) };
}
