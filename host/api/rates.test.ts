import { expect, it } from 'vitest';
import { AppError } from '#core/errors.ts';
import { rates } from './rates.ts';

const fetched = { date: '2026-11-30', perDollar: { USD: 1, EUR: 0.9 } };

function host(fetchRates: () => Promise<typeof fetched>) {
  const kept: unknown[] = [];
  const call = async (method: string, input: unknown) => {
    kept.push([method, input]);
    return input;
  };
  const settings = () => ({ originMap: null });
  const scoring = { start: () => kept.push('scoring starts') };
  const library = { call: call as never };
  return { kept, handlers: rates({ library, settings, scoring, fetchRates }) };
}

it('keeps the rates that it fetched, and compares pay again', async () => {
  const { kept, handlers } = host(async () => fetched);
  expect(await handlers['rates.update']({})).toEqual(fetched);
  expect(kept).toEqual([['rates.keep', fetched], 'scoring starts']);
});

it('keeps nothing where none came', async () => {
  const { kept, handlers } = host(async () => {
    throw new AppError('rates_unavailable', { reason: 'offline' });
  });
  const asked = handlers['rates.update']({});
  await expect(asked).rejects.toMatchObject({ code: 'rates_unavailable' });
  expect(kept).toEqual([]);
});
