import { act, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { exactDay } from '../format.ts';
import { queries, queryClient } from '../store/queries.ts';
import { postingStrings } from '../strings/openings.ts';
import { setting } from '../testing/samples.ts';
import { show } from '../testing/show.tsx';
import { Pay } from './pay.tsx';

const rates = { date: '2026-09-29', perDollar: { USD: 1, EUR: 0.8 } };
const host = {
  'rates.get': () => rates,
  'settings.list': () => [setting({ name: 'currency', value: 'USD' })],
};
const salary = { min: null, max: 80_000, currency: 'EUR', period: 'year' } as const;

test('pay is shown as it is stated, and about how much it is in the own currency', async () => {
  show(<Pay salary={salary} />, host);
  const own = await screen.findByTitle(postingStrings.convertedAt(exactDay(rates.date)));
  expect(own.textContent).toContain('≈ up to $100k');
  expect(document.body.textContent).toContain('up to €80k');
});

test.each([
  ['in the own currency', 'USD', '$'],
  ['without a rate', 'XAF', 'FCFA'],
])('pay %s is shown alone', async (_, currency, sign) => {
  const { asked } = show(<Pay salary={{ ...salary, currency }} />, host);
  await waitFor(() => expect(asked('rates.get')).toHaveLength(1));
  expect(document.body.textContent).toContain(sign);
  expect(document.body.textContent).not.toContain('≈');
});

test('all pays of a list ask once, and follow other rates and another currency', async () => {
  const { asked } = show(
    <>
      <Pay salary={salary} />
      <Pay salary={{ ...salary, max: 40_000 }} />
    </>,
    host,
  );
  expect(await screen.findAllByTitle(/./)).toHaveLength(2);
  expect(asked('rates.get')).toHaveLength(1);
  expect(asked('settings.list')).toHaveLength(1);
  act(() => {
    const dearer = { ...rates, perDollar: { USD: 1, EUR: 0.4 } };
    queryClient.setQueryData(queries.rates().queryKey, dearer);
  });
  await waitFor(() => expect(document.body.textContent).toContain('≈ up to $200k'));
  expect(document.body.textContent).toContain('≈ up to $100k');
  act(() => {
    const euros = [setting({ name: 'currency', value: 'EUR' })];
    queryClient.setQueryData(queries.settings().queryKey, euros);
  });
  await waitFor(() => expect(document.body.textContent).not.toContain('≈'));
});
