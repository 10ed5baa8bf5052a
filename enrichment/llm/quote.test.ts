import { describe, expect, it } from 'vitest';
import { createQuoteFinder } from './quote.ts';

describe('quote finder', () => {
  it.each([
    ['other case', 'Fully Remote within Italy', 'fully remote', 'Fully Remote'],
    ['line breaks', 'five or more\n\n  years', 'five or more years', 'five or more\n\n  years'],
    ['no-break spaces', '60 000 €', '60 000 €', '60 000 €'],
    [
      'curly quotes',
      'a “can-do” attitude, it’s fun',
      `a "can-do" attitude, it's`,
      'a “can-do” attitude, it’s',
    ],
    ['dashes', '$120k – $150k', '$120k - $150k', '$120k – $150k'],
    ['accents', 'Expérience exigée', 'experience exigee', 'Expérience exigée'],
    ['combining accents', 'Expe\u0301rience exigée', 'Expérience', 'Expe\u0301rience'],
    ['soft hyphens', 'Mutter\u00adsprache Deutsch', 'Muttersprache', 'Mutter\u00adsprache'],
    ['wide characters', 'ＳＱＬ必須', 'SQL', 'ＳＱＬ'],
    ['marks around the quote', 'We pay well.', '"...We pay well..."', 'We pay well'],
    ['an emoji at its end', 'Remote 🚀 first', 'remote 🚀', 'Remote 🚀'],
    ['emoji before it', '🚀🚀 Remote first', 'remote', 'Remote'],
    ['words inside Japanese', '正社員として勤務', '正社員', '正社員'],
    ['names with signs', 'C++, C# and .NET', 'c++', 'C++'],
    ['a name that starts with a dot', 'C++, C# and .NET', '.net', '.NET'],
  ])('finds words in spite of %s', (_why, text, quote, found) => {
    expect(createQuoteFinder([text])(quote)).toBe(found);
  });

  it.each([
    ['other words', 'Remote in Italy', 'Remote in Spain'],
    ['the middle of a word', 'international team', 'intern'],
    ['the end of a word', 'We use JavaScript', 'script'],
    ['part of a number', 'pays 120000', '12000'],
    ['C inside C++', 'We write C++ and C#', 'C'],
    ['nothing', 'Remote', ''],
    ['punctuation alone', 'Remote. Yes.', '"."'],
  ])('does not find %s', (_why, text, quote) => {
    expect(createQuoteFinder([text])(quote)).toBeNull();
  });

  it('does not join the end of one text to the start of the next', () => {
    expect(createQuoteFinder(['Senior', 'Engineer'])('senior engineer')).toBeNull();
  });

  it('tries a later place if the first is inside a word', () => {
    expect(createQuoteFinder(['Internal tools. Intern wanted.'])('intern')).toBe('Intern');
  });
});
