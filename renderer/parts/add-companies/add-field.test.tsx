import { fireEvent, screen, within } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import type { Detected } from '#renderer/model.ts';
import { addCompaniesStrings as words } from '#renderer/strings/add-companies.ts';
import { type Answers, never, refuse, show } from '#renderer/testing/show.tsx';
import { companyView } from '#tests/support/company-view.ts';
import { AddField } from './add-field.tsx';
import { setDraft, useAddCompanies } from './use-add-companies.ts';

afterEach(() => setDraft(''));

const onImport = vi.fn();

/** The field with the app's own logic. */
const Field = () => <AddField adding={useAddCompanies()} onImport={onImport} />;

const url = 'https://jobs.lever.co/acme';

const lever: Omit<Detected, 'url'> = {
  source: 'lever',
  sourceLabel: 'Lever',
  slug: 'acme',
  confidence: 1,
  evidence: 'jobs.lever.co in the address',
};

/** Shows the field with typed text and these answers of the host. */
function showTyped(text: string, answers: Answers = {}) {
  setDraft(text);
  return show(<Field />, {
    'companies.list': () => [],
    'catalogue.search': () => [],
    ...answers,
  });
}

const lines = async () =>
  within(await screen.findByRole('region', { name: words.list })).getAllByRole('listitem');

test('an empty field shows its hint and no companies', () => {
  show(<Field />, { 'companies.list': () => [] });
  expect(screen.getByLabelText(words.hint)).toHaveProperty('value', '');
  expect(screen.queryByRole('region', { name: words.list })).toBeNull();
});

test('an address is checked, then identified as a board', async () => {
  const looked = Promise.withResolvers<Detected>();
  showTyped(url, { 'sources.detect': () => looked.promise });
  expect(await screen.findByText(words.asking)).toBeDefined();
  looked.resolve({ ...lever, url });
  expect(await screen.findByText(words.found('Lever', 'acme'))).toBeDefined();
});

test('an address that cannot be read shows the reason', async () => {
  showTyped(url, { 'sources.detect': refuse('The site does not answer') });
  expect(await screen.findByText('The site does not answer', { exact: false })).toBeDefined();
});

test('a company already watched is named', async () => {
  showTyped(url, {
    'companies.list': () => [companyView({ url })],
    'sources.detect': () => never(),
  });
  expect(await screen.findByText(words.watchedAs('Acme'))).toBeDefined();
});

test('lines are independent: an invalid one does not stop the others', async () => {
  showTyped(`someone@acme.example\n${url}\n${url}`, { 'sources.detect': () => never() });
  const [email, , again] = (await lines()).map(({ textContent }) => textContent);
  expect(email).toContain(words.faults.email);
  expect(again).toContain(words.repeated(2));
});

test('text that looks like a file offers an import', async () => {
  const { person } = show(<Field />, { 'companies.list': () => [], 'catalogue.search': () => [] });
  const file = '<opml><outline text="Acme"/></opml>';
  fireEvent.change(screen.getByLabelText(words.hint), { target: { value: file } });
  expect(await screen.findByText(words.document)).toBeDefined();
  await person.click(screen.getByRole('button', { name: words.importIt }));
  expect(onImport).toHaveBeenCalledWith(file);
  expect(screen.getByLabelText(words.hint)).toHaveProperty('value', '');
});
