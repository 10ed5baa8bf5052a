import { describe, expect, it } from 'vitest';
import { legible } from './legible.ts';

describe('legible', () => {
  it.each([
    ['a NUL', 'Ac\u0000me', 'Acme'],
    ['text that was UTF-16', 'A\u0000c\u0000m\u0000e\u0000', 'Acme'],
    ['a bell and a backspace', 'Ac\u0007me\u0008', 'Acme'],
    ['the escape that begins a terminal’s colours', '\u001bAcme', 'Acme'],
    ['the upper control characters', 'Ac\u0085m\u009fe\u007f', 'Acme'],
    ['the mark that turns text round', 'Acme \u202ecod.exe', 'Acme cod.exe'],
    ['half an emoji', 'Acme \ud83d', 'Acme \ufffd'],
  ])('drops %s', (_name, text, clean) => {
    expect(legible(text)).toBe(clean);
  });

  it.each(['one\ttwo\r\nthree', 'Łódź, 東京, תל אביב', '👩‍🚀 Astronaut', 'עובד \u2067C++\u2069'])(
    'keeps %j as it is',
    (text) => {
      expect(legible(text)).toBe(text);
    },
  );
});
