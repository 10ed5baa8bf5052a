import { describe, expect, it } from 'vitest';
import { snapshotPieces, snapshotValue } from './snapshot-form.ts';

const answer = JSON.stringify({ jobs: Array(20_000).fill({ title: 'Bäcker’s "Geselle"' }) });
const longer = `${'🥖 Brot\n\t\\ '.repeat(60_000)}\0 end`;

const formOf = (value: unknown): string => [...snapshotPieces(value)].join('');
const again = (value: unknown): unknown => snapshotValue(Buffer.from(formOf(value)));

describe('the stored form of a value', () => {
  it.each([
    ['a number', 1],
    ['nothing', null],
    ['a short text', 'a "b" \0'],
    ['short texts in a long list', Array(2_000).fill({ a: 'b’' })],
  ])('is its JSON: %s', (_what, value) => {
    expect(formOf(value)).toBe(JSON.stringify(value));
    expect(again(value)).toEqual(value);
  });

  it.each([
    ['alone', answer],
    ['in an object', { documents: [{ url: 'x', body: answer, etag: null }], rest: 1 }],
    ['several, with signs that JSON escapes', { a: [answer, { b: longer }], c: longer, d: '' }],
    ['in a long list', [...Array(300).fill(1), { body: answer }, ...Array(300).fill(2), longer]],
    ['under an odd name', { 'a"\0b': { '': longer } }],
    ['beside an empty one', ['', answer]],
  ])('has long texts as they are: %s', (_what, value) => {
    expect(formOf(value)).toMatch(/\0(?:\{"jobs":\[\{"title":"Bäcker|🥖 Brot\n)/);
    expect(again(value)).toEqual(value);
  });

  it('escapes half a character, which bytes cannot carry', () => {
    const value = { body: `${longer}\ud83e` };
    expect(formOf(value)).toBe(JSON.stringify(value));
    expect(again(value)).toEqual(value);
  });

  it('is the same for equal values', () => {
    expect(formOf({ a: answer })).toBe(formOf({ a: `${answer}` }));
    expect(formOf({ a: answer })).not.toBe(formOf({ b: answer }));
  });

  it.each([
    ['without its list', '{"a":""}\0'],
    ['with a list of something else', '{"a":""}\0{"b":1}\0text'],
    ['with a text that has no place', '{"a":""}\0[{"path":["b"],"bytes":4}]\0text'],
    ['with a place of a prototype', '{"a":""}\0[{"path":["__proto__","b"],"bytes":4}]\0text'],
    ['with a place below a number', '{"a":1}\0[{"path":["a","b"],"bytes":4}]\0text'],
  ])('is refused %s', (_how, form) => {
    expect(() => snapshotValue(Buffer.from(form))).toThrow();
  });
});
