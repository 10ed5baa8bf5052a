import { describe, expect, it } from 'vitest';
import { quoteAt } from './quote.ts';

const around = (text: string, word: string) => {
  const at = text.indexOf(word);
  return quoteAt(text, at, at + word.length);
};

describe('quoteAt', () => {
  it.each([
    ['One. Two is here. Three.', 'Two', 'Two is here.'],
    ['One\n- Two is here\nThree', 'Two', 'Two is here'],
    ['Use tools, e.g. Go. Then rest.', 'Go', 'Use tools, e.g. Go.'],
    ['Based in the U.S. only. Next.', 'only', 'Based in the U.S. only.'],
    ['Version 2.5 is out. Next.', '2.5', 'Version 2.5 is out.'],
    ['Really? Yes! Go on.', 'Yes', 'Yes!'],
    ['• Remote', 'Remote', 'Remote'],
    ['whole', 'whole', 'whole'],
  ])('finds in %j around %j %j', (text, word, quote) => {
    expect(around(text, word)).toBe(quote);
  });

  it('cuts an endless sentence at words, around the place', () => {
    const endless = `${'word '.repeat(200)}HERE${' word'.repeat(200)}`;
    const quote = around(endless, 'HERE');
    expect(quote).toMatch(/^word .* HERE .* word$/);
    expect(quote.length).toBeLessThan(340);
  });
});
