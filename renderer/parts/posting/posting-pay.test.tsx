import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { postingStrings, paneStrings as words } from '#renderer/strings/openings.ts';
import { opening } from '#renderer/testing/samples.ts';
import { show } from '#renderer/testing/show.tsx';
import { barOf, PostingPay } from './posting-pay.tsx';
import type { Quotes } from './use-quotes.ts';

const silent: Quotes = { of: () => null, show: () => undefined, light: () => undefined };
const salary = { min: 95_000, max: 120_000, currency: 'EUR', period: 'year' } as const;

test('pay is shown on a bar of what the company pays', () => {
  const posting = opening({}, { salary, payScale: { min: 70_000, max: 170_000 } });
  show(<PostingPay posting={posting} quotes={silent} />);
  const name = words.payScale('€95–120k', '€70–170k');
  expect(screen.getByRole('img', { name }).textContent).toBe(`€70k€170k${words.payHere}`);
});

test('pay that nothing can be compared with has no bar', () => {
  show(<PostingPay posting={opening({}, { salary })} quotes={silent} />);
  expect(screen.getByText(/€95–120k/)).toBeDefined();
  expect(screen.queryByRole('img')).toBeNull();
});

test('an opening without pay says so', () => {
  show(<PostingPay posting={opening()} quotes={silent} />);
  expect(screen.getByText(postingStrings.noPay)).toBeDefined();
});

test('the bar holds its range, at least as wide as can be seen', () => {
  const scale = { min: 0, max: 200 };
  expect(barOf({ min: 50, max: 100 }, scale)).toEqual({ startPercent: 25, widthPercent: 25 });
  expect(barOf({ min: 200, max: null }, scale)).toEqual({ startPercent: 96, widthPercent: 4 });
  expect(barOf({ min: null, max: 300 }, scale)).toEqual({ startPercent: 96, widthPercent: 4 });
  expect(barOf({ min: 5, max: 5 }, { min: 5, max: 5 })).toBeNull();
  expect(barOf({ min: null, max: null }, scale)).toBeNull();
});
