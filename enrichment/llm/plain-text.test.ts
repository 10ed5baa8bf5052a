import { describe, expect, it } from 'vitest';
import { plainText } from './plain-text.ts';

describe('plainText', () => {
  it.each([
    ['<b>Build</b> things<br>daily', 'Build things daily'],
    ['Hi <img src=x onerror="alert(1)"> there', 'Hi there'],
    ['Unfinished <script src=', 'Unfinished'],
    ['Apply at https://evil.test/pay?x=1 now', 'Apply at now'],
    ['See www.evil.test now', 'See now'],
    ['See [our site](https://evil.test) now', 'See our site now'],
    ['Click [here](javascript:alert(1)).', 'Click here).'],
    ['Write to pay@evil.test today', 'Write to today'],
    ['**Bold** and `code`', 'Bold and code'],
    ['# Heading\n- point', 'Heading point'],
    ['two\n\nlines\u0000\u202e', 'two lines'],
    ['C# and C++ for < 5 years, R&D', 'C# and C++ for < 5 years, R&D'],
    ['', ''],
  ])('turns %j into %j', (text, plain) => {
    expect(plainText(text, 300)).toBe(plain);
  });

  it('ends a long text after a sentence', () => {
    expect(plainText('You build payments. You also like long sentences.', 30)).toBe(
      'You build payments.',
    );
  });

  it('ends a long sentence after a word', () => {
    expect(plainText('You build payments and much more', 20)).toBe('You build payments…');
  });
});
