import { expect, test } from 'vitest';
import { findQuote } from './use-quotes.ts';

const quoted = (texts: readonly string[], quote: string): string | null => {
  const span = findQuote(texts, quote);
  if (span === null) return null;
  const { start, end } = span;
  return texts
    .map((text, i) =>
      i < start.text || i > end.text
        ? ''
        : text.slice(i === start.text ? start.offset : 0, i === end.text ? end.offset : undefined),
    )
    .filter(Boolean)
    .join('|');
};

test('a quote is found within one text', () => {
  expect(quoted(['Pay: from €95,000 to €120,000 a year.'], '€95,000 to €120,000')).toBe(
    '€95,000 to €120,000',
  );
});

test('a quote may span several texts, as with bold words', () => {
  expect(quoted(['The ', 'annual range', ' of €95k applies'], 'annual range of €95k')).toBe(
    'annual range| of €95k',
  );
});

test('line breaks and hard spaces do not matter', () => {
  expect(quoted(['At least\n  8 years of Go'], 'least 8 years')).toBe('least\n  8 years');
});

test('a quote may span paragraphs', () => {
  expect(quoted(['Salary', '€95k'], 'Salary\n\n€95k')).toBe('Salary|€95k');
});

test('a missing quote is not found', () => {
  expect(findQuote(['We pay well'], '€95k')).toBeNull();
  expect(findQuote([], '€95k')).toBeNull();
});

test('an empty quote is nowhere', () => {
  expect(findQuote(['text'], ' \n')).toBeNull();
});
