import type { SourceId } from '#sources/registry.ts';
import type { FieldsRead } from './field-shares.ts';

/** One call of a source while its tests ran. */
export type Observation =
  | {
      readonly kind: 'read';
      readonly source: SourceId;
      /** The recording that each document is; null for one that the test made. */
      readonly recordings: readonly (string | null)[];
      readonly openings: readonly FieldsRead[];
    }
  | {
      readonly kind: 'fetched';
      readonly source: SourceId;
      readonly steps: readonly string[];
      readonly proof: string | null;
    };

/** The facts of one source after its tests. */
export type Coverage = {
  /** Recordings that were read, by name. */
  readonly recordings: readonly string[];
  /**
   * Openings with a recording among their documents, each once, with all fields that any document
   * gave it. A test may make the list for the recorded page of one opening.
   */
  readonly recorded: readonly FieldsRead[];
  /** Openings of documents that tests made from the vendor's facts. */
  readonly made: readonly FieldsRead[];
  readonly proofs: readonly string[];
  readonly isPaged: boolean;
  readonly hasDetails: boolean;
};

/** Joins the observations of one source. The order in which tests ran does not matter. */
export function coverageOf(source: SourceId, observations: readonly Observation[]): Coverage {
  const own = observations.filter((each) => each.source === source);
  const read = own.filter((each) => each.kind === 'read');
  const fetched = own.filter((each) => each.kind === 'fetched');
  const isRecorded = ({ recordings }: (typeof read)[number]): boolean =>
    recordings.some((name) => name !== null);
  const names = read.filter(isRecorded).flatMap(({ recordings }) => recordings);
  const steps = fetched.flatMap((each) => each.steps);
  const proofs = fetched.flatMap(({ proof }) => (proof === null ? [] : [proofWords(proof)]));
  return {
    recordings: distinct(names.filter((name) => name !== null)),
    recorded: joined(read.filter(isRecorded).flatMap(({ openings }) => openings)),
    made: joined(read.filter((each) => !isRecorded(each)).flatMap(({ openings }) => openings)),
    proofs: distinct(proofs),
    isPaged: steps.some((step) => /^Page ([2-9]|\d\d)/.test(step)),
    hasDetails: steps.some((step) => step.startsWith('Reading opening')),
  };
}

const distinct = (words: readonly string[]): readonly string[] => [...new Set(words)].toSorted();

/** An opening of a list and of its own page is one. */
function joined(openings: readonly FieldsRead[]): readonly FieldsRead[] {
  const byId = new Map<string, FieldsRead>();
  for (const opening of openings) {
    const known = byId.get(opening.id);
    byId.set(opening.id, {
      id: opening.id,
      has: [...new Set([...(known?.has ?? []), ...opening.has])],
      month: [known?.month ?? '', opening.month ?? ''].toSorted().at(-1) || null,
    });
  }
  return [...byId.values()];
}

/** A list's proof without the numbers of one board. */
export const proofWords = (proof: string): string =>
  proof
    .replace(/^the site counts .*/, 'the site’s total')
    .replace(/^the list was read to its last page$/, 'the last page')
    .replace(/^the list moved, and a second reading found all of it$/, 'a second reading')
    .replace(/^the site gives its list in one answer$/, 'one answer')
    .replace(/^every page of the list was read$/, 'every page')
    .replace(/^every opening in the site’s sitemap was read$/, 'the whole sitemap');
