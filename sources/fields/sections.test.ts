import { expect, it } from 'vitest';
import { sectionsHtml } from './sections.ts';

it.each([
  ['a heading of plain words', { title: 'R&D', html: '<p>a</p>' }, '<h3>R&amp;D</h3><p>a</p>'],
  ['no heading', { title: null, html: '<p>a</p>' }, '<p>a</p>'],
  ['markup without text', { title: 'Benefits', html: '<p>&nbsp;</p>' }, ''],
])('a section with %s', (_name, section, html) => {
  expect(sectionsHtml([section])).toBe(html);
});
