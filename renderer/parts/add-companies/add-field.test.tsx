import { fireEvent, screen, within } from '@testing-library/react';
import { useRef } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import type { BoardCheck, CatalogueEntry, Detected } from '#renderer/model.ts';
import { addCompaniesStrings as words } from '#renderer/strings/add-companies.ts';
import { type Answers, never, refuse, show } from '#renderer/testing/show.tsx';
import { companyView } from '#tests/support/company-view.ts';
import { AddField } from './add-field.tsx';
import { keepTaken, setDraft, takeCompany } from './draft.ts';
import { Picked } from './picked.tsx';
import { mostLooked, useAddCompanies } from './use-add-companies.ts';

afterEach(() => {
  setDraft('');
  keepTaken(() => false);
});

const onImport = vi.fn();
const onFile = vi.fn();
const onSubmit = vi.fn();

/** The field with its button. */
function FieldToAdd() {
  const adding = useAddCompanies();
  return (
    <>
      <Field />
      <button type="button" onClick={() => void adding.add()}>
        {words.watch(adding.ready)}
      </button>
    </>
  );
}

/** The field and the picked companies, with the app's own logic. */
function Field() {
  const adding = useAddCompanies();
  const field = useRef<HTMLTextAreaElement>(null);
  return (
    <>
      <AddField
        adding={adding}
        onImport={onImport}
        onFile={onFile}
        onSubmit={onSubmit}
        field={field}
      />
      <Picked companies={adding.taken} onRemoved={() => field.current?.focus()} />
    </>
  );
}

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

const checked = (said: Partial<BoardCheck> = {}): BoardCheck => ({
  ...{ outcome: 'answers', openings: { seen: 142, total: 142 }, movedTo: null, error: null },
  ...said,
});
const openNow = words.now('Lever', { kind: 'open', count: 142, isAll: true });

test('an address is checked, then its openings are counted', async () => {
  const looked = Promise.withResolvers<Detected>();
  const counted = Promise.withResolvers<BoardCheck>();
  const { asked } = showTyped(url, {
    'sources.detect': () => looked.promise,
    'sources.check': () => counted.promise,
  });
  expect(await screen.findByText(words.asking)).toBeDefined();
  looked.resolve({ ...lever, url });
  expect(await screen.findByText(words.now('Lever', { kind: 'asking' }))).toBeDefined();
  counted.resolve(checked());
  const note = await screen.findByText(openNow);
  expect(note.parentElement?.dataset.tone).toBe('good');
  expect(asked('sources.check')).toMatchObject([
    { input: { url, source: 'lever', slug: 'acme', website: null } },
  ]);
});

test.each([
  ['a board that its vendor does not know', checked({ outcome: 'gone' }), 'gone', 'warn'],
  ['a board that cannot be asked now', checked({ outcome: 'unclear' }), 'later', 'idle'],
  ['an empty board', checked({ outcome: 'empty' }), 'none', 'info'],
] as const)('%s is not good news', async (_what, check, kind, tone) => {
  showTyped(url, { 'sources.detect': () => ({ ...lever, url }), 'sources.check': () => check });
  const note = await screen.findByText(words.now('Lever', { kind }));
  expect(note.parentElement?.dataset.tone).toBe(tone);
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
    .getAllByRole('button')
    .map((button) => button.getAttribute('aria-label'));

test('Enter takes the best hit, so that several companies are picked in a row', async () => {
  const { person } = show(<Field />, catalogue(listed('Stripe'), listed('Nvidia')));
  const field = screen.getByLabelText(words.hint);
  for (const typed of ['str', 'nvid']) {
    await person.type(field, typed);
    await screen.findByRole('option', { selected: true });
    await person.keyboard('{Enter}');
  }
  expect(chips()).toEqual(['Stripe', 'Nvidia'].map(words.untake));
  expect(field).toHaveProperty('value', '');
  await person.click(screen.getByRole('button', { name: words.untake('Stripe') }));
  expect(chips()).toEqual([words.untake('Nvidia')]);
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

test('Enter with Ctrl watches the companies, and takes no name', async () => {
  const { person } = show(<Field />, catalogue(listed('Stripe')));
  await person.type(screen.getByLabelText(words.hint), 'str');
  await screen.findByRole('option', { selected: true });
  await person.keyboard('{Control>}{Enter}{/Control}');
  expect(onSubmit).toHaveBeenCalledOnce();
  expect(screen.getByLabelText(words.hint)).toHaveProperty('value', 'str');
  expect(screen.queryByRole('list', { name: words.taken })).toBeNull();
});

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
  expect(screen.getByRole('list', { name: words.taken }).textContent).toContain(
    words.alreadyWatched,
  );
});

test('the same board is counted once, however it is named', async () => {
  takeCompany(listed('Acme'), { start: 0, end: 0 });
  showTyped(url, { 'sources.detect': () => ({ ...lever, url }) });
  expect(await screen.findByText(words.same('Acme'))).toBeDefined();
});

test('three spellings of one board are one company', async () => {
  const figma = listed('Figma', {
    source: 'greenhouse',
    sourceLabel: 'Greenhouse',
    match: 'exact',
  });
  const address = (host: string) => `https://${host}.greenhouse.io/figma`;
  const lines = `Figma\n${address('job-boards')}\n${address('boards')}`;
  setDraft(lines);
  const found = { ...lever, source: 'greenhouse', sourceLabel: 'Greenhouse', slug: 'figma' };
  show(<FieldToAdd />, {
    ...catalogue(figma),
    'sources.detect': (input) => ({ ...found, ...input }),
    'sources.check': () => checked(),
  });
  expect(await screen.findAllByText(words.same('Figma'))).toHaveLength(2);
  expect(screen.getByRole('button', { name: words.watch(1) })).toBeDefined();
});

test('Tab takes the best hit too, and leaves the field when there is none', async () => {
  const { person } = show(<Field />, catalogue(listed('Stripe')));
  const field = screen.getByLabelText(words.hint);
  await person.type(field, 'str');
  await screen.findByRole('option', { selected: true });
  await person.keyboard('{Tab}');
  expect(chips()).toEqual([words.untake('Stripe')]);
  expect(document.activeElement).toBe(field);
  await person.keyboard('{Tab}');
  expect(document.activeElement).not.toBe(field);
});

test('a picked company shows how many openings its board lists now', async () => {
  takeCompany(listed('Stripe'), { start: 0, end: 0 });
  show(<Field />, { ...catalogue(), 'sources.check': () => checked() });
  expect(await screen.findByText(openNow)).toBeDefined();
});

test('the line in hand has no verdict while names are offered for it', async () => {
  const { person } = show(<Field />, catalogue(listed('Stripe'), listed('Stripes')));
  await person.type(screen.getByLabelText(words.hint), 'Strip');
  await screen.findAllByRole('option');
  expect(screen.queryByText(words.choose(2))).toBeNull();
  await person.keyboard('{Escape}');
  expect(await screen.findByText(words.choose(2))).toBeDefined();
});

test('nothing is offered for the whole name of one company, and Enter takes it', async () => {
  const { person } = show(<Field />, catalogue(listed('Stripe', { match: 'exact' })));
  const field = screen.getByLabelText(words.hint);
  await person.type(field, 'Strip');
  await screen.findByRole('option', { selected: true });
  await person.type(field, 'e');
  expect(screen.queryByRole('option')).toBeNull();
  await screen.findByText(words.now('Lever', { kind: 'later' }));
  await person.keyboard('{Enter}');
  expect(chips()).toEqual([words.untake('Stripe')]);
});

test('a file that is dropped on the field is imported', () => {
  show(<Field />, { 'companies.list': () => [] });
  const file = new File(['Acme'], 'list.txt');
  fireEvent.drop(screen.getByLabelText(words.hint), { dataTransfer: { files: [file] } });
  expect(onFile).toHaveBeenCalledWith(file);
});
