import { describe, expect, it } from 'vitest';
import { sourceIds } from '#sources/registry.ts';
import { projectRoot } from '#tests/support/project-root.ts';
import { shareOf } from './field-shares.ts';
import { coverageOf, type Observation, proofWords } from './observations.ts';
import { docstringOf, sourceNotes } from './source-notes.ts';

const list: Observation = {
  kind: 'read',
  source: 'lever',
  recordings: ['lever/list.json'],
  openings: [
    { id: '1', has: ['title'], month: null },
    { id: '2', has: ['title', 'pay'], month: '2026-05' },
  ],
};
const detail: Observation = {
  ...list,
  recordings: [null, 'lever/detail.json'],
  openings: [{ id: '1', has: ['text'], month: '2026-07' }],
};

describe('the coverage of a source', () => {
  it('joins the list and the page of an opening, in any order', () => {
    const { recordings, recorded } = coverageOf('lever', [list, detail]);
    expect(recordings).toEqual(['lever/detail.json', 'lever/list.json']);
    expect(recorded[0]).toEqual({ id: '1', has: ['title', 'text'], month: '2026-07' });
    const turned = coverageOf('lever', [detail, list]).recorded.map(({ id }) => id);
    expect(turned.toSorted()).toEqual(['1', '2']);
  });

  it('keeps openings that a test made apart from recorded ones', () => {
    const made = { ...list, recordings: [null] };
    const { recorded, made: openings } = coverageOf('lever', [made, { ...list, source: 'ashby' }]);
    expect(recorded).toEqual([]);
    expect(openings).toHaveLength(2);
  });

  it('tells pages and details by the steps of a scan', () => {
    const fetched: Observation = {
      kind: 'fetched',
      source: 'lever',
      steps: ['Page 1', 'Page 2', 'Reading opening 1 of 3'],
      proof: 'the site counts 22 openings',
    };
    expect(coverageOf('lever', [fetched])).toMatchObject({
      isPaged: true,
      hasDetails: true,
      proofs: ['the site’s total'],
    });
    expect(coverageOf('lever', [{ ...fetched, steps: ['Page 1'] }])).toMatchObject({
      isPaged: false,
      hasDetails: false,
    });
  });

  it('shows words that it does not know as they are', () => {
    expect(proofWords('a new proof')).toBe('a new proof');
  });
});

describe('shareOf', () => {
  it('names the number where it is not all', () => {
    const { recorded } = coverageOf('lever', [list]);
    expect(shareOf(recorded, 'title')).toBe('100%');
    expect(shareOf(recorded, 'pay')).toBe('50% (1)');
    expect(shareOf(recorded, 'place')).toBe('0%');
  });
});

it('finds a docstring for every source', () => {
  expect([...sourceNotes(projectRoot).keys()]).toEqual(sourceIds);
});

describe('docstringOf', () => {
  it('reads the comment right above a constant', () => {
    const code =
      '/** Other. */\nconst a = 1;\n/**\n * One *line*,\n * and\n *   more.\n */\nexport const b = 2;\n';
    expect(docstringOf(code, 'b')).toBe('One *line*, and more.');
    expect(docstringOf(`${code}\nexport const c = 3;`, 'c')).toBeNull();
    expect(docstringOf(code, 'd')).toBeNull();
  });
});
