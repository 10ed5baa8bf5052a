import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { fromParams } from '#renderer/filter-params.ts';
import { exactDay } from '#renderer/format.ts';
import type { PostingFilter } from '#renderer/model.ts';
import { parseRoute } from '#renderer/routes.ts';
import { openingStrings as words } from '#renderer/strings/openings.ts';
import { facets } from '#renderer/testing/samples.ts';
import { show } from '#renderer/testing/show.tsx';
import { PayFacet } from './pay-facet.tsx';

const pay = { ...facets().pay, currency: 'EUR' };
const shown = (filter: PostingFilter = {}, over: Partial<typeof pay> = {}) => (
  <PayFacet filter={filter} pay={{ ...pay, ...over }} />
);

const addressed = () => fromParams(parseRoute(window.location.hash).params);

test('a least pay is in the currency of the user', async () => {
  const { person } = show(shown());
  await person.type(screen.getByRole('textbox'), '90000');
  await waitFor(() => expect(addressed()).toMatchObject({ minSalary: 90_000, payCurrency: 'EUR' }));
});

test('openings that state no pay are counted in sight, and can be kept', async () => {
  const { person } = show(shown({ minSalary: 90_000, payCurrency: 'EUR' }));
  const unstated = screen.getByRole('button', { name: new RegExp(words.withUnstatedPay) });
  expect(unstated.textContent).toContain('8');
  await person.click(unstated);
  expect(addressed()).toMatchObject({ minSalary: 90_000, withUnstatedPay: true });
});

test('the facet names the day of the rates, and pay that has no rate', () => {
  show(shown({}, { withoutRate: [{ currency: 'XAU', count: 3 }] }));
  const told = document.body.textContent;
  expect(told).toContain(words.convertedTo('EUR', exactDay('2026-09-29')));
  expect(told).toContain(words.withoutRate(3, 'XAU'));
});

test('a saved search in another currency keeps it', () => {
  show(shown({ minSalary: 90_000, payCurrency: 'USD' }));
  expect(screen.getAllByLabelText(new RegExp(words.minPay('USD'))).length).toBeGreaterThan(0);
});

test('the histogram has a bar for each band, pale below the least pay', () => {
  show(shown({ minSalary: 100_000, payCurrency: 'EUR' }));
  const bars = [...screen.getByRole('img', { name: words.histogram }).children];
  expect(bars.map((bar) => bar.getAttribute('data-pale'))).toEqual(['true', 'false']);
});
