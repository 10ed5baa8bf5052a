import { expect, test } from 'vitest';
import { reachPieces } from './reach-pieces.ts';

const links = (text: string) =>
  reachPieces(text).flatMap(({ text: shown, href }) => (href === null ? [] : [[shown, href]]));

test.each([
  ['ada@acme.example', 'mailto:ada@acme.example'],
  ['+49 (0)30 123-4567', 'tel:+49301234567'],
  ['(555) 010-9999', 'tel:5550109999'],
  ['https://linkedin.example/in/ada', 'https://linkedin.example/in/ada'],
  ['linkedin.example/in/ada', 'https://linkedin.example/in/ada'],
  ['www.acme.example', 'https://www.acme.example/'],
])('%s leads to %s', (typed, href) => {
  expect(links(typed)).toEqual([[typed, href]]);
});

test('several ways are found in one text, and the words between stay', () => {
  const pieces = reachPieces('ada@acme.example, mobile +1 555 010 9999 (after 5)');
  expect(pieces.map(({ text }) => text)).toEqual([
    'ada@acme.example',
    ', mobile ',
    '+1 555 010 9999',
    ' (after 5)',
  ]);
});

test.each([
  ['Her page (https://acme.example/ada).', 'https://acme.example/ada'],
  ['See www.acme.example!', 'https://www.acme.example/'],
])('signs after an address are none of it: %s', (typed, href) => {
  expect(links(typed).map(([, leadsTo]) => leadsTo)).toEqual([href]);
});

test('half of a character in an address does no harm', () => {
  expect(links('\ud83da@acme.example')).toHaveLength(1);
});

test.each(['Room 12', 'Maya knows her', 'javascript:alert(1)', 'ID A1234567890', '2026', ''])(
  '%s has no link',
  (typed) => {
    expect(links(typed)).toEqual([]);
    expect(
      reachPieces(typed)
        .map(({ text }) => text)
        .join(''),
    ).toBe(typed);
  },
);
