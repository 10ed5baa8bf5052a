import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  amount,
  body,
  flag,
  line,
  lines,
  listOf,
  part,
  required,
  toAmount,
  toCount,
} from './lenient.ts';

describe('line', () => {
  it.each([
    ['  Senior\n Engineer ', 'Senior Engineer'],
    [42, '42'],
    ['', null],
    ['   ', null],
    [null, null],
    [undefined, null],
    [{}, null],
    [Number.NaN, null],
  ])('reads %j as %j', (value, text) => {
    expect(line.parse(value)).toBe(text);
  });
});

describe('lines', () => {
  it.each([
    [' a\nb', ' a\nb'],
    [undefined, null],
    [7, null],
  ])('reads %j as %j', (value, text) => {
    expect(lines.parse(value)).toBe(text);
  });
});

describe('flag', () => {
  it.each([
    [true, true],
    ['true', true],
    ['Yes', true],
    [1, true],
    [false, false],
    ['0', false],
    ['maybe', null],
    [null, null],
    [undefined, null],
  ])('reads %j as %j', (value, answer) => {
    expect(flag.parse(value)).toBe(answer);
  });
});

describe('amount', () => {
  it.each([
    [60000, 60000],
    ['60000', 60000],
    ['60,000', 60000],
    ['60,000.50', 60000.5],
    ['60.000', 60000],
    ['60.000,50', 60000.5],
    ['60 000', 60000],
    ["60'000", 60000],
    ['12.5', 12.5],
    ['about 5', null],
    ['', null],
    [null, null],
    [Number.POSITIVE_INFINITY, null],
  ])('reads %j as %j', (value, number) => {
    expect(amount.parse(value)).toBe(number);
  });
});

describe('body', () => {
  it('keeps blanks as they are, and is empty without text', () => {
    expect([body.parse(' <p> '), body.parse(null), body.parse({})]).toEqual([' <p> ', '', '']);
  });
});

describe('listOf', () => {
  it('keeps the readable entries', () => {
    expect(listOf(z.string()).parse(['a', 1, 'b', null])).toEqual(['a', 'b']);
  });

  it('is empty for anything but a list', () => {
    expect(listOf(z.string()).parse({})).toEqual([]);
  });
});

describe('part', () => {
  const Place = part({ city: line });

  it.each([
    [{ city: 7 }, '7'],
    [{}, null],
    ['Berlin', null],
    [null, null],
    [[], null],
  ])('reads the fields of %j', (value, city) => {
    expect(Place.parse(value)).toEqual({ city });
  });
});

describe('numbers of any size', () => {
  it('are amounts while they are finite', () => {
    expect(toAmount('9'.repeat(400))).toBeNull();
    expect(toAmount('9'.repeat(20))).toBe(1e20);
  });

  it.each([
    [12, 12],
    ['1,204', 1_204],
    [0, 0],
    [-1, null],
    [0.5, null],
    ['9'.repeat(20), null],
    [undefined, null],
  ])('are counts while they are whole and exact: %j', (value, count) => {
    expect(toCount(value)).toBe(count);
  });
});

describe('required', () => {
  it('fails without a value', () => {
    const read = [' x ', 5, '', null, undefined].map((value) => required.safeParse(value).success);
    expect(read).toEqual([true, true, false, false, false]);
  });
});

describe('an object of lenient fields', () => {
  it('is read even if none of its fields is there', () => {
    const Entry = z.object({ a: line, b: flag, c: amount, d: body, e: listOf(line), f: part({}) });
    expect(Entry.parse({})).toEqual({ a: null, b: null, c: null, d: '', e: [], f: {} });
  });
});
