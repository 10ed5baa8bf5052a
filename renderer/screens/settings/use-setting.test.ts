import { describe, expect, it } from 'vitest';
import { AppError, toErrorView } from '#core/errors.ts';
import { settingsStrings as strings } from '#renderer/strings/settings.ts';
import type { SettingField } from './setting-field.ts';
import { plainRefusal, readTyped, textOf, wordsOf } from './use-setting.ts';

const words = { section: 'sites', label: 'Label', explains: 'What it does.' } as const;
const seconds: SettingField = { ...words, kind: 'number', unit: 's', per: 1_000 };
const factor: SettingField = { ...words, kind: 'number' };
const optional: SettingField = { ...words, kind: 'text', nothing: 'found automatically' };
const required: SettingField = { ...words, kind: 'text' };
const secret: SettingField = { ...words, kind: 'secret', nothing: 'none' };
const toggle: SettingField = { ...words, kind: 'switch' };
const hours: SettingField = {
  ...words,
  kind: 'choice',
  choices: () => [
    { value: 0, label: 'Never' },
    { value: 6, label: 'Every 6 hours' },
  ],
};

describe('readTyped', () => {
  it.each([
    ['a number in its unit', seconds, '1.5', 1_500],
    ['a number with a comma', seconds, ' 0,25 ', 250],
    ['a number that need not be whole', factor, '0.5', 0.5],
    ['a number the host will refuse', seconds, '-3', -3_000],
    ['a text without the space around it', required, '  Acme  ', 'Acme'],
    ['nothing, where that means something', optional, '   ', null],
    ['no secret', secret, '', null],
    ['a switch', toggle, 'true', true],
    ['a choice as it is stored', hours, '6', 6],
  ])('reads %s', (_what, field, text, value) => {
    expect(readTyped(field, text)).toEqual({ value, problem: null });
  });

  it.each([
    ['words for a number', seconds, 'soon'],
    ['nothing for a number', seconds, ''],
    ['nothing where something must be given', required, ' '],
  ])('refuses %s', (_what, field, text) => {
    expect(readTyped(field, text).problem).not.toBeNull();
  });
});

const quiet: SettingField = { ...words, kind: 'times', nothing: 'none', usual: '22:00-07:00' };

describe('a number out of range', () => {
  it.each([
    [factor, '99', { min: 1, max: 16 }, strings.problems.between('1', '16')],
    [factor, '-1', { min: 0, max: null }, strings.problems.least('0')],
    [seconds, '0', { min: 1, max: null }, strings.problems.positive],
    [seconds, '700', { min: null, max: 600_000 }, strings.problems.most('600')],
  ])('is answered in the unit of its field: %#', (field, text, range, problem) => {
    expect(readTyped(field, text, range)).toEqual({ value: null, problem });
  });

  it('is none at the bounds', () => {
    for (const text of ['1', '16']) {
      expect(readTyped(factor, text, { min: 1, max: 16 }).problem).toBeNull();
    }
  });
});

describe('times of a day', () => {
  it.each([
    ['22:00-7:00', '22:00-07:00'],
    ['', null],
  ])('read %j', (text, value) => {
    expect(readTyped(quiet, text)).toEqual({ value, problem: null });
  });

  it.each(['22:00-', '-07:00', '22:00-22:00'])('have to be two, which differ: %j', (text) => {
    expect(readTyped(quiet, text).problem).toBe(strings.problems.times);
  });
});

it('a refusal of the host leaves out the name in the file', () => {
  const error = toErrorView(
    new AppError('invalid_setting', { name: 'userAgent', reason: 'enter some text (not blanks)' }),
  );
  expect(plainRefusal(error)).toEqual({ message: 'Enter some text (not blanks)', hint: '' });
});

it("reading a field's text returns its value", () => {
  for (const [field, value] of [
    [seconds, 30_000],
    [seconds, 1],
    [{ ...words, kind: 'number', per: 1_048_576 }, 26_214_400],
    [hours, 6],
    [toggle, false],
    [optional, null],
  ] as const) {
    expect(readTyped(field, textOf(field, value)).value).toBe(value);
  }
});

it('writes a value in words', () => {
  expect(wordsOf(seconds, 30_000)).toBe('30 s');
  expect(wordsOf(toggle, true)).toBe('On');
  expect(wordsOf(hours, 6)).toBe('Every 6 hours');
  expect(wordsOf(optional, null)).toBe('found automatically');
  expect(wordsOf(required, null)).toBe('none');
});
