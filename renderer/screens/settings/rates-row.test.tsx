import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { exactDay } from '#renderer/format.ts';
import { settingsStrings as words } from '#renderer/strings/settings.ts';
import { refuse, show } from '#renderer/testing/show.tsx';
import { RatesRow } from './rates-row.tsx';

const rates = { date: '2026-09-29', perDollar: { USD: 1, EUR: 0.8 } };
const newer = { ...rates, date: '2026-11-30' };

test('rates have their day, and are fetched only when asked for', async () => {
  const { person, asked } = show(<RatesRow />, {
    'rates.get': () => rates,
    'rates.update': () => newer,
  });
  expect(await screen.findByText(new RegExp(exactDay(rates.date)))).toBeDefined();
  expect(asked('rates.update')).toEqual([]);
  await person.click(screen.getByRole('button', { name: words.updateRates }));
  expect(await screen.findByText(words.didUpdateRates(exactDay(newer.date)))).toBeDefined();
});

test('rates that cannot be fetched stay', async () => {
  const { person } = show(<RatesRow />, {
    'rates.get': () => rates,
    'rates.update': refuse('Couldn’t get new exchange rates'),
  });
  await person.click(await screen.findByRole('button', { name: words.updateRates }));
  expect(await screen.findByText('Couldn’t get new exchange rates')).toBeDefined();
  expect(screen.getByText(new RegExp(exactDay(rates.date)))).toBeDefined();
});
