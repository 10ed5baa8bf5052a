import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { FitFigures } from '#enrichment/eval/fit-figures.ts';
import { hasRecordings } from '#tests/support/recordings.ts';
import { judgedProfiles, measureFit } from './fit-ranking.ts';
import { labelledSets } from './labelled-postings.ts';

/** The lowest mean NDCG that is allowed, with the recordings and without. */
const held = { all: 0.85, invented: 0.81 };

const sets = await labelledSets();
const kept = FitFigures.parse(
  JSON.parse(
    readFileSync(
      path.resolve(import.meta.dirname, '../../enrichment/eval/fit-figures.json'),
      'utf8',
    ),
  ),
);

describe('the fit', () => {
  it('puts invented openings in the order that a person would', () => {
    const { fit, words } = measureFit({ recorded: [], invented: sets.invented });
    expect(fit).toBeGreaterThanOrEqual(held.invented);
    expect(fit).toBeGreaterThan(words);
  });

  it.runIf(hasRecordings)('puts all labelled openings in that order', () => {
    const { fit, words } = measureFit(sets);
    expect(fit).toBeGreaterThanOrEqual(held.all);
    expect(fit).toBeGreaterThan(words);
  });

  it('is measured for thirty people, each with a best opening', () => {
    const profiles = judgedProfiles();
    expect(profiles).toHaveLength(30);
    const hopeless = profiles.filter(({ relevant }) => !Object.values(relevant).includes(3));
    expect(hopeless.map(({ name }) => name)).toEqual([]);
    expect(kept.profiles.map(({ name }) => name)).toEqual(profiles.map(({ name }) => name));
  });

  it.runIf(hasRecordings)('is judged by openings that exist', () => {
    const keys = new Set([...sets.recorded, ...sets.invented].map(({ label }) => label.key));
    const named = judgedProfiles().flatMap(({ relevant }) => Object.keys(relevant));
    expect(named.filter((key) => !keys.has(key))).toEqual([]);
  });
});
