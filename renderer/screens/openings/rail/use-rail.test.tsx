import { renderHook } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { PostingFilter } from '#renderer/model.ts';
import { useChoices } from './use-rail.ts';

const first: PostingFilter = { status: 'open', skills: ['Rust'] };

test.each<[string, PostingFilter, boolean]>([
  ['words', { ...first, query: 'bees' }, true],
  ['other words', { ...first, query: 'goats' }, true],
  ['a new object', { status: 'open', skills: ['Rust'] }, true],
  ['an order', { ...first, sort: 'title' }, false],
  ['another choice', { ...first, workplaces: ['remote'] }, false],
  ['a choice less', { status: 'open' }, false],
])('after %s the rail is drawn only if its choices changed', (_, next, isSame) => {
  const { result, rerender } = renderHook(useChoices, { initialProps: first });
  const before = result.current;
  expect(before.query).toBeUndefined();
  rerender(next);
  expect(result.current === before).toBe(isSame);
  expect(result.current).toEqual({ ...next, query: undefined });
});
