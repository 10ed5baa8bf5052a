import type { RawPosting } from '#core/posting.ts';
import { type SourceId, sources } from '#sources/registry.ts';
import { webDocument } from '#tests/support/fetch-context.ts';
import { recording } from '#tests/support/recordings.ts';
import { type Board, boards } from './boards.ts';
import { type Fact, factNames, facts, states } from './facts.ts';
import { type Layout, rawOpenings, valuesAt } from './raw-openings.ts';

/** A fact that a recorded answer holds of an opening. */
export type Held = {
  readonly source: SourceId;
  readonly file: string;
  readonly id: string;
  readonly fact: Fact;
  /** Whether the opening as Rolewatch reads it has the fact. */
  readonly isFilled: boolean;
};

/** Every fact that the recordings hold, found without the sources that read them. */
export async function heldFacts(): Promise<readonly Held[]> {
  const held = await Promise.all(boards.map(heldBy));
  return held.flat();
}

async function heldBy(board: Board): Promise<readonly Held[]> {
  const postings = await readBoard(board);
  const held = board.recorded.flatMap(([file, layout]) =>
    rawOpenings(recording(file), layout).flatMap((opening) => {
      const named = valuesAt(opening, layout.id)[0] ?? '';
      const posting = postings.find(({ externalId, title }) => [externalId, title].includes(named));
      const id = posting?.externalId ?? named;
      return factNames
        .filter((fact) => isStated(opening, fact, layout))
        .map((fact) => {
          const isFilled = posting !== undefined && facts[fact](posting);
          return { source: board.source, file, id, fact, isFilled };
        });
    }),
  );
  // An opening is listed once for each of its places, and again on its own page.
  return [...new Map(held.map((each) => [`${each.id} ${each.fact}`, each])).values()];
}

const isStated = (opening: unknown, fact: Fact, layout: Layout): boolean =>
  (layout.facts[fact] ?? [])
    .flatMap((place) => valuesAt(opening, place))
    .some((value) => states(fact, value));

/** The openings of a board as Rolewatch reads them. */
export async function readBoard({
  source,
  slug,
  recorded,
  made,
}: Board): Promise<readonly RawPosting[]> {
  const { parse } = await sources[source].load();
  const url = 'https://example.com/jobs/1';
  const documents = [
    ...(made === undefined ? [] : [webDocument(made.url, { body: made.body })]),
    ...recorded.map(([file, , own]) => webDocument(own ?? url, { body: recording(file) })),
  ];
  return parse({ documents, slug, url }).postings;
}
