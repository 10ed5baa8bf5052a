import { expect, test } from 'vitest';
import type { PostingFilter } from '#renderer/model.ts';
import { choosing, chosenIn, facetOptions, visibleOptions } from './facet-options.ts';

const found = ['Go', 'Rust', 'Java'].map((value, i) => ({ value, label: value, count: 30 - i }));
const chosen = { wanted: ['Cobol', 'Java'], others: ['Rust'] };
const options = facetOptions(found, chosen, (value) => `${value} (gone)`);

test('a choice without results can still be removed', () => {
  expect(options[0]).toEqual({
    ...{ value: 'Cobol', label: 'Cobol (gone)', count: 0 },
    ...{ isOn: true, isNot: false },
  });
});

test('choices are marked, in the order of the facet', () => {
  expect(options.slice(1).map(({ value, isOn, isNot }) => [value, isOn, isNot])).toEqual([
    ['Go', false, false],
    ['Rust', false, true],
    ['Java', true, false],
  ]);
});

test('a long facet shows its first options and every choice', () => {
  expect(visibleOptions(options, '', 1).map(({ value }) => value)).toEqual([
    'Cobol',
    'Rust',
    'Java',
  ]);
});

test("a choice without a label uses the page's own", () => {
  const none = { wanted: [], others: [] };
  const [named] = facetOptions([{ value: 'full_time', count: 3 }], none, () => 'Full-time');
  expect(named).toMatchObject({ value: 'full_time', label: 'Full-time', count: 3, isOn: false });
});

test('words filter by label', () => {
  expect(visibleOptions(options, 'ja', 1).map(({ value }) => value)).toEqual(['Java']);
});

test.each<[string, PostingFilter, boolean, readonly string[], readonly string[]]>([
  ['chooses a value', {}, false, ['Go'], []],
  ['takes a choice back', { skills: ['Go'] }, false, [], []],
  ['leaves a value out', {}, true, [], ['Go']],
  ['leaves out what was chosen', { skills: ['Go'] }, true, [], ['Go']],
  ['brings back what was left out', { not: { skills: ['Go'] } }, false, [], []],
  ['takes leaving out back', { not: { skills: ['Go'] } }, true, [], []],
])('a click %s', (_, filter, isNot, wanted, others) => {
  expect(chosenIn(choosing(filter, 'skills', 'Go', { isNot }), 'skills')).toEqual({
    wanted,
    others,
  });
});
