import { describe, expect, it } from 'vitest';
import { hasEnded } from './posting-end.ts';

const ended = (validThrough: string | null, at: string) => hasEnded({ validThrough }, at);

describe('a posting is over once its end has passed everywhere on earth', () => {
  it.each([
    ['a date alone lasts through that day', '2026-11-29', '2026-11-29T23:59:00Z', false],
    ['also where the day ends last', '2026-11-29', '2026-11-30T11:59:00Z', false],
    ['and is over after that', '2026-11-29', '2026-11-30T12:00:00Z', true],
    ['midnight is a date alone', '2026-11-29T00:00', '2026-11-30T11:59:00Z', false],
    ['midnight in UTC too', '2026-11-29T00:00:00Z', '2026-11-30T11:59:00Z', false],
    ['midnight of a zone is its day', '2026-11-29T00:00:00+01:00', '2026-11-29T22:59:00Z', false],
    ['which ends there', '2026-11-29T00:00:00.000+01:00', '2026-11-29T23:00:00Z', true],
    ['a time with a zone is exact', '2026-11-29T17:00:00+01:00', '2026-11-29T16:00:00Z', true],
    ['to the minute', '2026-11-29T17:00:00+01:00', '2026-11-29T15:59:00Z', false],
    ['a time in UTC is exact', '2026-11-29T23:59:59Z', '2026-11-30T00:00:00Z', true],
    ['a time without a zone is read late', '2026-11-29T17:00', '2026-11-30T04:59:00Z', false],
    ['and no later', '2026-11-29T17:00', '2026-11-30T05:00:00Z', true],
    ['years ago', '2020-02-01T00:00', '2026-11-29T00:00:00Z', true],
    ['years ahead', '2099-02-01', '2026-11-29T00:00:00Z', false],
  ])('%s', (_name, validThrough, at, expected) => {
    expect(ended(validThrough, at)).toBe(expected);
  });

  it.each([
    ['no end', null],
    ['the epoch', '1970-01-01T00:00:00Z'],
    ['the first day of a calendar', '0001-01-01T00:00:00'],
    ['the first day of a spreadsheet', '1900-01-01'],
    ['words', 'until filled'],
  ])('%s is no end', (_name, validThrough) => {
    expect(ended(validThrough, '2026-11-29T00:00:00Z')).toBe(false);
  });
});
