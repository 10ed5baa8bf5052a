import { describe, expect, it } from 'vitest';
import { isoDate } from './iso-date.ts';

describe('isoDate', () => {
  it.each([
    ['2026-07-27 15:33:54 UTC', '2026-07-27T15:33:54Z'],
    ['2026-04-17T05:58:03-04:00', '2026-04-17T05:58:03-04:00'],
    ['2026-07-27T23:39:00+0000', '2026-07-27T23:39:00+00:00'],
    ['2026-08-17T07:35:02.787Z', '2026-08-17T07:35:02.787Z'],
    ['2026-07-27T13:21:22', '2026-07-27T13:21:22'],
    ['2026-06-30', '2026-06-30'],
    [1779223091267, '2026-05-19T20:38:11.267Z'],
    ['2026-13-45', null],
    ['Posted Today', null],
    ['', null],
    [null, null],
    [{}, null],
    [0, null],
    [1e20, null],
  ])('reads %j as %j', (value, date) => {
    expect(isoDate(value)).toBe(date);
  });
});
