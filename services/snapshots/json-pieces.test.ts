import { describe, expect, it } from 'vitest';
import { jsonPieces } from './json-pieces.ts';

const long = Array.from({ length: 1_201 }, (_, i) => ({ id: i, title: `Bäcker "${i}"` }));

describe('the pieces make the JSON that JSON.stringify makes', () => {
  it.each([
    ['a number', 1],
    ['a text', 'a "b" \u2028'],
    ['nothing', null],
    ['a list', [1, undefined, 'b']],
    ['a long list by itself', long],
    ['an empty object', {}],
    ['members that are left out', { a: undefined, b: 1, c: () => 1, d: undefined }],
    ['only members that are left out', { a: undefined }],
    ['a short list', { a: [1, 2], b: null }],
    ['a long list first', { list: long, b: 1 }],
    ['a long list last', { 'a"b': 1, list: long }],
    ['two long lists, with one that is left out between', { a: long, b: undefined, c: long }],
    ['a long list of what JSON has no word for', { a: Array(1_201).fill(undefined) }],
    ['what says itself how it is written', { toJSON: () => 'x', list: long }],
    ['a date', new Date(0)],
  ])('%s', (_what, value) => {
    expect([...jsonPieces(value)].join('')).toBe(JSON.stringify(value));
  });

  it('and a long list makes several', () => {
    expect([...jsonPieces({ list: long })].length).toBeGreaterThan(3);
  });
});
