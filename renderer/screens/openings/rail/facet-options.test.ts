import { expect, test } from 'vitest';
import { facetOptions, toggled, visibleOptions } from './facet-options.ts';

const found = ['Go', 'Rust', 'Java'].map((value, i) => ({ value, label: value, count: 30 - i }));
const options = facetOptions(found, ['Cobol', 'Java'], (value) => `${value} (gone)`);

test('a choice without results can still be removed', () => {
  expect(options[0]).toEqual({ value: 'Cobol', label: 'Cobol (gone)', count: 0, isOn: true });
});

test('choices are marked, in the order of the facet', () => {
  expect(options.slice(1).map(({ value, isOn }) => [value, isOn])).toEqual([
    ['Go', false],
    ['Rust', false],
    ['Java', true],
  ]);
});

test('a long facet shows its first options and every choice', () => {
  expect(visibleOptions(options, '', 2).map(({ value }) => value)).toEqual(['Cobol', 'Go', 'Java']);
});

test("a choice without a label uses the page's own", () => {
  const named = facetOptions([{ value: 'full_time', count: 3 }], [], () => 'Full-time');
  expect(named).toEqual([{ value: 'full_time', label: 'Full-time', count: 3, isOn: false }]);
});

test('words find options beyond the first', () => {
  expect(visibleOptions(options, ' jAv', 1).map(({ value }) => value)).toEqual(['Java']);
});

test('toggling twice changes nothing', () => {
  expect(toggled(['a', 'b'], 'a')).toEqual(['b']);
  expect(toggled(toggled(['b'], 'a'), 'a')).toEqual(['b']);
});
