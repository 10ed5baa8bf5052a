import { describe, expect, it } from 'vitest';
import type { SettingField } from './setting-field.ts';
import { readTyped, textOf, wordsOf } from './use-setting.ts';

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
