import { fireEvent, screen, within } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import type { CatalogueEntry, Detected } from '#renderer/model.ts';
import { addCompaniesStrings as words } from '#renderer/strings/add-companies.ts';
import { type Answers, never, refuse, show } from '#renderer/testing/show.tsx';
import { companyView } from '#tests/support/company-view.ts';
import { AddField } from './add-field.tsx';
import { keepTaken, setDraft, takeCompany } from './draft.ts';
import { mostLooked, useAddCompanies } from './use-add-companies.ts';

afterEach(() => {
  setDraft('');
  keepTaken(() => false);
});

const onImport = vi.fn();

/** The field with its button. */
function FieldToAdd() {
  const adding = useAddCompanies();
  return (
    <>
      <AddField adding={adding} onImport={onImport} />
      <button type="button" onClick={() => void adding.add()}>
        {words.watch(adding.ready)}
      </button>
    </>
  );
}

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

const listed = (name: string, changes: Partial<CatalogueEntry> = {}): CatalogueEntry => ({
  ...{ name, url: `https://jobs.lever.co/${name.toLowerCase()}`, source: 'lever' },
  ...{ sourceLabel: 'Lever', slug: name.toLowerCase(), website: null },
  ...{ match: 'start', isWatched: false },
  ...changes,
});

const catalogue = (...companies: readonly CatalogueEntry[]): Answers => ({
  'companies.list': () => [],
  'catalogue.search': ({ text }: { readonly text: string }) =>
    companies.filter(({ name }) => name.toLowerCase().startsWith(text.toLowerCase())),
});

const chips = () =>
  within(screen.getByRole('list', { name: words.taken }))
    .getAllByRole('listitem')
    .map(({ textContent }) => textContent);

test('Enter takes the best hit, so that several companies are picked in a row', async () => {
  const { person } = show(<Field />, catalogue(listed('Stripe'), listed('Nvidia')));
  const field = screen.getByLabelText(words.hint);
  for (const typed of ['str', 'nvid']) {
    await person.type(field, typed);
    await screen.findByRole('option', { selected: true });
    await person.keyboard('{Enter}');
  }
  expect(chips()).toEqual(['Stripe', 'Nvidia']);
  expect(field).toHaveProperty('value', '');
  await person.click(screen.getByRole('button', { name: words.untake('Stripe') }));
  expect(chips()).toEqual(['Nvidia']);
  await person.type(field, '{Backspace}');
  expect(screen.queryByRole('list', { name: words.taken })).toBeNull();
});

test.each([
  ['while an input method writes', { isComposing: true }],
  ['while one writes, by its code', { isComposing: true, keyCode: 229 }],
  ['with Shift, which begins a line', { shiftKey: true }],
])('Enter takes no company %s', async (_what, event) => {
  const { person } = show(<Field />, catalogue(listed('Stripe')));
  const field = screen.getByLabelText(words.hint);
  await person.type(field, 'str');
  await screen.findByRole('option', { selected: true });
  fireEvent.keyDown(field, { key: 'Enter', ...event });
  expect(screen.queryByRole('list', { name: words.taken })).toBeNull();
});

test.each([
  ['held down', { repeat: true }, 1],
  ['of an input method', { isComposing: true }, 1],
  ['pressed', {}, 0],
])('Backspace %s leaves %o of one company', (_what, event, left) => {
  takeCompany(listed('Stripe'), { start: 0, end: 0 });
  show(<Field />, catalogue());
  fireEvent.keyDown(screen.getByLabelText(words.hint), { key: 'Backspace', ...event });
  expect(screen.queryAllByRole('button', { name: words.untake('Stripe') })).toHaveLength(left);
});

test('the focus is in the field after a company was removed', async () => {
  takeCompany(listed('Stripe'), { start: 0, end: 0 });
  takeCompany(listed('Nvidia'), { start: 0, end: 0 });
  const { person } = show(<Field />, catalogue());
  for (const name of ['Stripe', 'Nvidia']) {
    screen.getByRole('button', { name: words.untake(name) }).focus();
    await person.keyboard('{Enter}');
    expect(document.activeElement).toBe(screen.getByLabelText(words.hint));
  }
});

const many = Array.from({ length: mostLooked + 300 }, (_, n) => `Company ${n}`);
const numberOf = (name: string) => Number(name.split(' ').at(-1));

test.each([
  ['all known', () => false],
  ['every tenth unknown', (n: number) => n % 10 === 0],
  ['the first hundred unknown', (n: number) => n < 100],
  ['the last hundred unknown', (n: number) => n >= many.length - 100],
  ['none known', () => true],
])(
  'of hundreds of names, those that are known are watched at once: %s',
  async (_what, isUnknown) => {
    const company = (name: string) => ({ ...companyView({ id: name, name }), line: 0 });
    const imported: Answers['companies.import'] = ({ rows }) => ({
      added: rows
        .filter(({ line }) => !isUnknown(line - 1 + mostLooked))
        .map(({ line, text }) => ({ ...company(text), line })),
      known: [],
      choices: [],
      refused: rows
        .filter(({ line }) => isUnknown(line - 1 + mostLooked))
        .map(({ line, text }) => ({ line, text, error: { code: 'x', message: 'x', hint: 'x' } })),
    });
    setDraft(many.join('\n'));
    const { person } = show(<FieldToAdd />, {
      'companies.list': () => [],
      'companies.add': ({ name }) => company(name ?? ''),
      'companies.import': imported,
      'catalogue.search': ({ text }) =>
        isUnknown(numberOf(text))
          ? []
          : [
              listed(text, {
                match: 'exact',
                slug: text,
                url: `https://${numberOf(text)}.example/`,
              }),
            ],
    });
    const looked = many.slice(0, mostLooked).filter((name) => !isUnknown(numberOf(name)));
    const ready = looked.length + many.length - mostLooked;
    await person.click(await screen.findByRole('button', { name: words.watch(ready) }));
    await screen.findByRole('button', { name: words.watch(0) });
    const left = many.filter((name) => isUnknown(numberOf(name)));
    expect(screen.getByLabelText(words.hint)).toHaveProperty('value', left.join('\n'));
  },
);

test('Enter takes no name that merely holds the text', async () => {
  const { person } = show(<Field />, catalogue(listed('Stripe', { match: 'part' })));
  await person.type(screen.getByLabelText(words.hint), 'str');
  await screen.findByRole('option');
  await person.keyboard('{Enter}');
  expect(screen.getByLabelText(words.hint)).toHaveProperty('value', 'str\n');
});

test('a picked company that is watched says so', async () => {
  const { person } = show(<Field />, catalogue(listed('Stripe', { isWatched: true })));
  await person.type(screen.getByLabelText(words.hint), 'str');
  await person.click(await screen.findByRole('option'));
  expect(chips()).toEqual([words.takenAs('Stripe', true)]);
});

test('the same board is counted once, however it is named', async () => {
  takeCompany(listed('Acme'), { start: 0, end: 0 });
  showTyped(url, { 'sources.detect': () => ({ ...lever, url }) });
  expect(await screen.findByText(words.same('Acme'))).toBeDefined();
});
