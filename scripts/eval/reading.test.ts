import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import benefits from '#enrichment/data/benefits.json' with { type: 'json' };
import languages from '#enrichment/data/languages.json' with { type: 'json' };
import { AllFigures, setNames } from '#enrichment/eval/figures.ts';
import { FitFigures } from '#enrichment/eval/fit-figures.ts';
import type { Label } from '#enrichment/eval/label.ts';
import { scoresOf } from '#enrichment/eval/score.ts';
import { shortfalls, Thresholds } from '#enrichment/eval/thresholds.ts';
import { jobFamilies } from '#enrichment/llm/known-names.ts';
import { hasRecordings } from '#tests/support/recordings.ts';
import { enrichmentPage } from './enrichment-page.ts';
import { labelledSets, labelsIn } from './labelled-postings.ts';
import { readAll, rulesReader } from './readers.ts';

const root = path.resolve(import.meta.dirname, '../..');
const json = (name: string): unknown =>
  JSON.parse(readFileSync(path.join(root, 'enrichment/eval', name), 'utf8'));
const thresholds = Thresholds.parse(json('thresholds.json'));
const sets = await labelledSets();

describe('the rules', () => {
  it.each(setNames.filter((set) => set === 'invented' || hasRecordings))(
    'read %s postings as well as before',
    async (set) => {
      const scores = scoresOf(await readAll(rulesReader, sets[set]));
      expect(shortfalls(thresholds[set], scores), 'Run: npm run eval -- --errors FIELD').toEqual(
        [],
      );
    },
  );
});

describe('the labels', () => {
  const recorded = labelsIn('labels');
  const all = [...recorded, ...sets.invented.map(({ label }) => label)];

  it('are at least 250, in eight languages', () => {
    const spoken = new Map<string, number>();
    for (const { lang } of all) spoken.set(lang, (spoken.get(lang) ?? 0) + 1);
    const wide = [...spoken].filter(([, count]) => count >= 5);
    expect([all.length >= 250, wide.length >= 8]).toEqual([true, true]);
  });

  it('name each posting once', () => {
    const keys = all.map(({ key }) => key);
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
  });

  it('use the names of the product', () => {
    const unknown = all.flatMap((label) => namesUnknown(label).map((name) => [label.key, name]));
    expect(unknown).toEqual([]);
  });

  it('hold no text of a recorded posting', () => {
    const long = recorded.filter((label) =>
      /"[^"]{90,}"/.test(JSON.stringify({ ...label, key: '' })),
    );
    expect(long.map(({ key }) => key)).toEqual([]);
  });

  it('of the second pass are of postings that the first labelled', () => {
    const keys = new Set(recorded.map(({ key }) => key));
    expect(labelsIn('second-pass').filter(({ key }) => !keys.has(key))).toEqual([]);
  });
});

const namesUnknown = (label: Label): readonly string[] => [
  ...(label.jobFamily === null || jobFamilies.includes(label.jobFamily) ? [] : [label.jobFamily]),
  ...label.benefits.filter((name) => !Object.hasOwn(benefits, name)),
  ...label.languages.map(({ name }) => name).filter((name) => !Object.hasOwn(languages, name)),
];

it('docs/enrichment.md is as the last measurement says', () => {
  const page = readFileSync(path.join(root, 'docs/enrichment.md'), 'utf8');
  expect(page, 'Run: npm run eval').toBe(
    enrichmentPage(
      AllFigures.parse(json('figures.json')),
      thresholds,
      FitFigures.parse(json('fit-figures.json')),
    ),
  );
});
