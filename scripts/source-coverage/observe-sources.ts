import { appendFileSync } from 'node:fs';
import { afterAll } from 'vitest';
import { type SourceId, sourceIds, sources } from '#sources/registry.ts';
import type { Source, SourceContext } from '#sources/source.ts';
import { recordedBodies } from '#tests/support/recordings.ts';
import { fieldsOf } from './field-shares.ts';
import type { Observation } from './observations.ts';

/**
 * Runs before each test file of the sources, and notes what the tests ask of every source: which
 * documents it read, which fields it found, how it fetched and what proved a list whole.
 */
const observed: Observation[] = [];
const file = process.env.SOURCES_OBSERVED;
const recorded = recordedBodies();

type Open<T> = { -readonly [K in keyof T]: T[K] };

function watch(source: SourceId, watched: Open<Source>): () => void {
  const { parse, fetch } = watched;
  watched.parse = (listing) => {
    const parsed = parse(listing);
    observed.push({
      kind: 'read',
      source,
      recordings: listing.documents.map(({ body }) => recorded.get(body) ?? null),
      openings: parsed.postings.map(fieldsOf),
    });
    return parsed;
  };
  watched.fetch = async (slug, context) => {
    const steps: string[] = [];
    const fetched = await fetch(slug, withSteps(context, steps));
    observed.push({ kind: 'fetched', source, steps, proof: fetched.proof ?? null });
    return fetched;
  };
  return () => Object.assign(watched, { parse, fetch });
}

const withSteps = (context: SourceContext, steps: string[]): SourceContext => ({
  ...context,
  progress: (fraction, step) => {
    steps.push(step);
    context.progress(fraction, step);
  },
});

const unwatch = await Promise.all(sourceIds.map(async (id) => watch(id, await sources[id].load())));

afterAll(() => {
  for (const restore of unwatch) restore();
  if (file === undefined) throw new Error('SOURCES_OBSERVED names no file');
  for (const observation of observed) appendFileSync(file, `${JSON.stringify(observation)}\n`);
});
