import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { PostingDetail, PostingFilter } from '#renderer/model.ts';
import { paneStrings as words } from '#renderer/strings/openings.ts';
import { opening } from '#renderer/testing/samples.ts';
import { show } from '#renderer/testing/show.tsx';
import { Reading } from './reading.tsx';
import type { Quotes } from './use-quotes.ts';

/** Quotes by field, and the fields whose quote was shown. */
function quotesOf(words: Readonly<Record<string, string>>) {
  const gone: string[] = [];
  const quotes: Quotes = { of: (field) => words[field] ?? null, show: (quote) => gone.push(quote) };
  return { quotes, gone };
}

const silent = quotesOf({}).quotes;

const shown = (posting: PostingDetail, quotes = silent, filter: PostingFilter = {}) => (
  <Reading posting={posting} filter={filter} quotes={quotes} />
);

test('an opening that states nothing shows only its reader, and no facts', () => {
  show(shown(opening()));
  expect(screen.queryAllByRole('term')).toEqual([]);
  expect(screen.getByText(words.readBy.rules)).toBeDefined();
});

test('each stated fact has its name and value', () => {
  const facts = {
    summary: 'Keeps bees.',
    experienceYears: { min: 3, max: null },
    education: 'master',
    visaSponsorship: false,
    languages: ['English', 'German'],
    provider: 'llm',
  } as const;
  const over = { department: 'Hives', validThrough: '2026-12-24' };
  show(shown(opening({ ...facts, languages: [...facts.languages] }, over)));
  expect(screen.getAllByRole('term').map(({ textContent }) => textContent)).toEqual([
    words.experience,
    words.education,
    words.visa,
    words.languages,
    words.department,
    words.validThrough,
  ]);
  for (const value of ['Keeps bees.', words.years(3, null), words.hasNoVisa, 'German', 'Hives']) {
    expect(screen.getByText(value)).toBeDefined();
  }
  expect(screen.getByText(words.readBy.llm)).toBeDefined();
});

test('a fact with evidence leads to its quote', async () => {
  const { quotes, gone } = quotesOf({ visaSponsorship: 'we sponsor visas' });
  const { person } = show(shown(opening({ visaSponsorship: true }), quotes));
  await person.click(screen.getByRole('button', { name: words.hasVisa }));
  expect(gone).toEqual(['we sponsor visas']);
});

test('a fact without evidence is no button', () => {
  show(shown(opening({ visaSponsorship: true })));
  expect(screen.queryByRole('button')).toBeNull();
});

test('a skill leads to the openings that require it, and back', () => {
  show(shown(opening({ skills: ['Go', 'Rust'] }), silent, { skills: ['Rust'] }));
  const [go, rust] = screen.getAllByRole('link');
  expect(go?.getAttribute('href')).toMatch(/Go/);
  expect(go?.getAttribute('aria-current')).toBe('false');
  expect(rust?.getAttribute('href')).not.toMatch(/Rust/);
  expect(rust?.getAttribute('aria-current')).toBe('true');
});
