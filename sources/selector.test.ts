import { expect, it } from 'vitest';
import { type Element, matcherOf } from './selector.ts';

const element = (name: string, attributes: Element['attributes'] = {}): Element => ({
  name,
  attributes,
});
const cell = element('td', { class: 'place  wide', id: 'p1', 'data-id': '7' });
const link = element('a', { href: 'https://acme.example/job/7' });

it.each([
  ['td', cell, true],
  ['th', cell, false],
  ['.wide', cell, true],
  ['td.place.wide', cell, true],
  ['td.narrow', cell, false],
  ['#p1', cell, true],
  ['[data-id]', cell, true],
  ['[data-id="7"]', cell, true],
  ['[data-id=8]', cell, false],
  ['a[href*="/job/"]', link, true],
  ['a[href^="https://acme."]', link, true],
  ['a[href$="/8"]', link, false],
  ['th, td', cell, true],
])('%s', (selector, candidate, isMatch) => {
  expect(matcherOf(selector)(candidate, [])).toBe(isMatch);
});

it('asks for the elements around, at any distance, in order', () => {
  const around = [element('table', { class: 'jobs' }), element('tr'), cell];
  expect(matcherOf('table.jobs td a')(link, around)).toBe(true);
  expect(matcherOf('td table a')(link, around)).toBe(false);
});

it.each([
  ['table > tr > td > a', true],
  ['table > a', false],
  ['table tr > td > a', true],
  ['table > tr a', true],
  ['tr > table a', false],
  ['div > table > tr > td > a', false],
  ['tr > td > a, b', true],
])('asks for the element right around: %s', (selector, isMatch) => {
  const around = [element('table'), element('tr'), cell];
  expect(matcherOf(selector)(link, around)).toBe(isMatch);
});

it('finds a way that an element of the same name hides', () => {
  const around = ['div', 'ul', 'div', 'li'].map((name) => element(name));
  expect(matcherOf('ul > div li > a')(link, around)).toBe(true);
  expect(matcherOf('div > li > a')(link, around)).toBe(true);
  expect(matcherOf('ul > li > a')(link, around)).toBe(false);
});

it('refuses a selector that it does not know', () => {
  expect(() => matcherOf('li:first-child')).toThrow('"li:first-child" is no selector');
});
