import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { paneStrings as words } from '#renderer/strings/openings.ts';
import { opening } from '#renderer/testing/samples.ts';
import { show } from '#renderer/testing/show.tsx';
import { isCut, PostingArticle } from './posting-article.tsx';

test('a text that ends in the mark of a cut is cut', () => {
  expect(isCut('You will own a service.\n\n[…]')).toBe(true);
  expect(isCut('You will own a […]\n')).toBe(true);
  expect(isCut('An excerpt of a feed [...]')).toBe(true);
});

test('an ellipsis within the text, or trailing dots, is no cut', () => {
  expect(isCut('They said “bees […] and honey”.')).toBe(false);
  expect(isCut('And so on…')).toBe(false);
  expect(isCut('')).toBe(false);
});

test('the model’s summary is shown, and the first sentences of the text are not repeated', () => {
  const summary = 'Keeps bees.';
  const { showAgain } = show(<PostingArticle posting={opening({ summary, provider: 'llm' })} />);
  expect(screen.getByText(summary)).toBeDefined();
  showAgain(<PostingArticle posting={opening({ summary, provider: 'rules' })} />);
  expect(screen.queryByText(summary)).toBeNull();
  expect(screen.getByText(words.readBy.rules)).toBeDefined();
});

test('the company stands beside its initials, which only the eye gets', () => {
  show(<PostingArticle posting={opening({}, { company: 'Moth & Lantern' })} />);
  expect(screen.getByText('ML').getAttribute('aria-hidden')).toBe('true');
  expect(screen.getByRole('link', { name: 'Moth & Lantern' })).toBeDefined();
});

test('outside a list a skill leads to all openings that ask for it', () => {
  show(<PostingArticle posting={opening({ skills: ['Go'] })} />);
  expect(screen.getByRole('link', { name: 'Go' }).getAttribute('href')).toBe(
    '#/openings?skills=Go',
  );
});
