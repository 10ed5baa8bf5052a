import { describe, expect, it } from 'vitest';
import { jsonPieces } from './json-pieces.ts';

const long = Array.from({ length: 1_201 }, (_, i) => ({ id: i, title: `Bäcker "${i}"` }));

const text = 'Ein "Bäcker" bäckt Brot.\n'.repeat(50_000);

describe('the pieces make the JSON that JSON.stringify makes', () => {
  it.each([
    ['a number', 1],
    ['a text', 'a "b" \u2028'],
    ['nothing', null],
    ['a list', [1, undefined, 'b']],
    ['a long list alone', long],
    ['an empty object', {}],
    ['omitted members', { a: undefined, b: 1, c: () => 1, d: undefined }],
    ['only omitted members', { a: undefined }],
    ['a short list', { a: [1, 2], b: null }],
    ['a long list first', { list: long, b: 1 }],
    ['a long list last', { 'a"b': 1, list: long }],
    ['two long lists with an omitted one between', { a: long, b: undefined, c: long }],
    ['a long list of values JSON cannot hold', { a: Array(1_201).fill(undefined) }],
    ['an object with toJSON', { toJSON: () => 'x', list: long }],
    ['a date', new Date(0)],
    ['a long text alone', text],
    ['a long text in a list', [1, text, undefined, text]],
    ['a long text deep inside', { documents: [{ url: 'x', body: text, etag: null }], rest: 1 }],
    ['long texts in a long list', { list: [...long, text, () => 1, ...long, text] }],
    ['a long list in a list', [[long], [], [[text, []]]]],
    ['halves of characters at every place', { text: '\ud83d'.repeat(600_001) }],
    ['characters of two halves, one place further on', `x${'🥖'.repeat(400_000)}`],
  ])('%s', (_what, value) => {
    expect([...jsonPieces(value)].join('')).toBe(JSON.stringify(value));
  });

  it.each([
    ['a long list', { list: long }],
    ['a long text', { documents: [{ body: text }] }],
    ['a long text in a long list', [...long, { body: text }]],
  ])('and no piece is long: %s', (_what, value) => {
    const lengths = [...jsonPieces(value)].map(({ length }) => length);
    expect(Math.max(...lengths)).toBeLessThan(600_000);
    expect(lengths.length).toBeGreaterThan(3);
  });
});
