import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { FieldChange, Salary } from '../model.ts';
import { changeStrings as words } from '../strings/changes.ts';
import { show } from '../testing/show.tsx';
import { PostingChange } from './posting-change.tsx';

const at = '2026-11-20T00:00:00Z';

const yen = (min: number, max: number): Salary => ({ min, max, currency: 'JPY', period: 'year' });

const pay: FieldChange = {
  field: 'salary',
  from: yen(9_800_000, 12_600_000),
  to: yen(10_500_000, 13_500_000),
};
const text: FieldChange = { field: 'description', from: null, to: null };

const texts = { before: 'We keep bees.\nPay: ¥9.8M.', after: 'We keep bees.\nPay: ¥10.5M.' };

test('a fact stands before and after', () => {
  show(<PostingChange postingId="p1" at={at} changes={[pay]} />);
  expect(screen.getByRole('term').textContent).toBe('pay');
  expect(screen.getByText('¥9.8–12.6M').tagName).toBe('DEL');
  expect(screen.getByText('¥10.5–13.5M').tagName).toBe('INS');
  expect(screen.queryByRole('button')).toBeNull();
});

test('the text is compared on demand, word by word', async () => {
  const { person, asked } = show(<PostingChange postingId="p1" at={at} changes={[pay, text]} />, {
    'postings.textChange': () => texts,
  });
  expect(asked('postings.textChange')).toEqual([]);
  await person.click(screen.getByRole('button', { name: words.showText }));
  const diff = await screen.findByRole('region', { name: words.text });
  expect(within(diff).getByText('¥9.8M').tagName).toBe('DEL');
  expect(within(diff).getByText('¥10.5M').tagName).toBe('INS');
  expect(asked('postings.textChange').map(({ input }) => input)).toEqual([{ id: 'p1', at }]);
  await person.click(screen.getByRole('button', { name: words.hideText }));
  expect(screen.queryByRole('region', { name: words.text })).toBeNull();
});

test('a text that was replaced says so', async () => {
  const line = (word: string) => (_: unknown, i: number) => `The ${word} line ${i}.`;
  const long = (word: string) => Array.from({ length: 2_000 }, line(word)).join('\n');
  show(<PostingChange postingId="p1" at={at} changes={[text]} isTextShown />, {
    'postings.textChange': () => ({ before: long('old'), after: long('new') }),
  });
  expect(await screen.findByText(words.rewritten)).toBeDefined();
  expect(screen.getByText(words.cutOld)).toBeDefined();
});

test('a text that was not kept says so', async () => {
  show(<PostingChange postingId="p1" at={at} changes={[text]} isTextShown />, {
    'postings.textChange': () => null,
  });
  expect(await screen.findByText(words.unknown)).toBeDefined();
});
