import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { addressStrings as words } from '#renderer/strings/problems.ts';
import { refuse, show } from '#renderer/testing/show.tsx';
import { companyView } from '#tests/support/company-view.ts';
import { AddressField } from './address-field.tsx';

const acme = companyView();

const found = (url: string) => ({
  ...{ url, source: 'ashby', sourceLabel: 'Ashby', slug: 'acme' },
  ...{ confidence: 1, evidence: 'its address' },
});

function open(companies = [acme]) {
  return show(<AddressField company={acme} />, {
    'companies.list': () => companies,
    'sources.detect': ({ url }) => found(url),
    'companies.changeAddress': () => acme,
  });
}

async function type(person: ReturnType<typeof show>['person'], text: string): Promise<void> {
  const field = screen.getByRole('textbox', { name: words.label });
  await person.clear(field);
  await person.type(field, text);
}

test('a new address is checked, then used, and the company is scanned', async () => {
  const { person, asked } = open();
  expect(screen.queryByRole('button')).toBeNull();
  await type(person, 'jobs.ashbyhq.com/acme');
  expect(await screen.findByText(words.found('Ashby'))).toBeDefined();
  await person.click(screen.getByRole('button', { name: words.use }));
  await waitFor(() => expect(asked('runs.start')).toHaveLength(1));
  expect(asked('companies.changeAddress').map(({ input }) => input)).toEqual([
    { company: 'c1', url: 'https://jobs.ashbyhq.com/acme' },
  ]);
});

test('an address where nothing was found can be used anyway', async () => {
  const { person, answer, asked } = open();
  answer({
    'companies.list': () => [acme],
    'sources.detect': refuse('Can’t find any openings'),
    'companies.changeAddress': () => acme,
  });
  await type(person, 'https://acme.example/work');
  expect(await screen.findByText('Can’t find any openings')).toBeDefined();
  await person.click(screen.getByRole('button', { name: words.useAnyway }));
  await waitFor(() => expect(asked('companies.changeAddress')).toHaveLength(1));
});

test('the page of another watched company is refused', async () => {
  const birch = companyView({ id: 'c2', name: 'Birch', source: 'ashby', slug: 'acme' });
  const { person } = open([acme, birch]);
  await type(person, 'jobs.ashbyhq.com/acme');
  expect(await screen.findByText(words.same('Birch'))).toBeDefined();
  expect(screen.getByRole('button', { name: words.use })).toHaveProperty('disabled', true);
  await person.click(screen.getByRole('button', { name: words.keep }));
  expect(screen.getByRole('textbox', { name: words.label })).toHaveProperty('value', acme.url);
});
