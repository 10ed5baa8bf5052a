import { describe, expect, test } from 'vitest';
import type { FieldChange, Salary } from '../model.ts';
import { changeText } from './change-text.ts';

const pay = (min: number | null, max: number | null, over: Partial<Salary> = {}): Salary => ({
  ...{ min, max, currency: 'EUR', period: 'year' },
  ...over,
});

describe('a change uses the words of the page', () => {
  test.each<[FieldChange, ReturnType<typeof changeText>]>([
    [
      { field: 'title', from: 'A', to: 'B' },
      { field: 'title', from: 'A', to: 'B' },
    ],
    [
      { field: 'locations', from: ['Berlin'], to: ['Berlin', 'Paris'] },
      { field: 'place', from: 'Berlin', to: 'Berlin; Paris' },
    ],
    [
      { field: 'workplace', from: null, to: 'onsite' },
      { field: 'workplace', from: null, to: 'On site' },
    ],
    [
      { field: 'employmentType', from: 'full_time', to: 'part_time' },
      { field: 'employment type', from: 'Full-time', to: 'Part-time' },
    ],
    [
      { field: 'description', from: null, to: null },
      { field: 'description', from: null, to: null },
    ],
    [
      { field: 'locations', from: ['Berlin'], to: [] },
      { field: 'place', from: 'Berlin', to: null },
    ],
    [
      { field: 'salary', from: null, to: pay(80_000, 95_000) },
      { field: 'pay', from: null, to: '€80–95k' },
    ],
    [
      { field: 'salary', from: pay(40, null, { period: 'hour' }), to: pay(null, 85_000) },
      { field: 'pay', from: '€40+/h', to: 'up to €85k' },
    ],
    [
      { field: 'salary', from: pay(80_000, 95_000), to: pay(null, null) },
      { field: 'pay', from: '€80–95k', to: null },
    ],
  ])('%j', (change, text) => {
    expect(changeText(change)).toEqual(text);
  });

  test('a title that equals an employment type stays a title', () => {
    expect(changeText({ field: 'title', from: 'contract', to: 'remote' })).toMatchObject({
      from: 'contract',
      to: 'remote',
    });
  });
});

test('amounts with the same short form are written in full', () => {
  const change = changeText({ field: 'salary', from: pay(80_000, null), to: pay(80_010, null) });
  const here = (n: number) => n.toLocaleString();
  expect(change).toMatchObject({ from: `€${here(80_000)}+`, to: `€${here(80_010)}+` });
});
