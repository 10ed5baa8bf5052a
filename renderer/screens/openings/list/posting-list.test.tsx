import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { PostingRow, Snippet } from '#renderer/model.ts';
import { useSelection } from '#renderer/parts/selection/use-selection.ts';
import type { PinnedList } from '#renderer/store/queries.ts';
import { openingStrings, paneStrings, selectionStrings } from '#renderer/strings/openings.ts';
import { opening, row } from '#renderer/testing/samples.ts';
import { refuse, show } from '#renderer/testing/show.tsx';
import { BulkBar } from './bulk-bar.tsx';
import { PostingList } from './posting-list.tsx';
import type { Rows } from './use-opening-list.ts';
import { hasWords } from './use-snippets.ts';

const list = { filter: {}, upTo: 9 };
const bees = row({ id: 'p1', title: 'Beekeeper' });
const goats = row({ id: 'p2', title: 'Goatherd' });

/** Undefined rows are not loaded. */
const rowsOf = (rows: readonly (PostingRow | undefined)[], over: Partial<Rows> = {}): Rows => ({
  total: rows.length,
  isTotalExact: true,
  rowAt: (index) => rows[index],
  idAt: (index) => rows[index]?.id,
  loaded: rows.flatMap((each, index) => (each === undefined ? [] : [index])),
  ...over,
});

function Listed({
  rows,
  openId,
  list: listed = list,
  isBehind = false,
}: {
  readonly rows: Rows;
  readonly openId: string | null;
  readonly list?: PinnedList;
  readonly isBehind?: boolean;
}) {
  const selection = useSelection<string>(listed);
  return (
    <>
      <PostingList
        list={listed}
        rows={rows}
        isBehind={isBehind}
        openId={openId}
        selection={selection}
        onRange={() => undefined}
      />
      {selection.ids.size > 0 && <BulkBar list={listed} total={rows.total} selection={selection} />}
    </>
  );
}

const shown = (rows: Rows, openId: string | null = null) => <Listed rows={rows} openId={openId} />;

const chosen = () => screen.queryByRole('row', { selected: true })?.textContent ?? '';

test('shows a row for each opening and their number', () => {
  show(shown(rowsOf([bees, goats])));
  expect(screen.getAllByRole('row').map(({ textContent }) => textContent)).toEqual([
    expect.stringContaining('Beekeeper'),
    expect.stringContaining('Goatherd'),
  ]);
  const grid = screen.getByRole('grid', { name: openingStrings.list });
  expect(grid.getAttribute('aria-rowcount')).toBe('2');
});

test('a row has the initials of its company, for the eye only', () => {
  show(shown(rowsOf([row({ company: 'Moth & Lantern' })])));
  expect(screen.getByText('ML').getAttribute('aria-hidden')).toBe('true');
});

test('a row that is still loading is busy and has no text', () => {
  show(shown(rowsOf([bees, undefined])));
  const [loaded, bare] = screen.getAllByRole('gridcell');
  expect(loaded?.getAttribute('aria-busy')).toBe('false');
  expect(bare?.getAttribute('aria-busy')).toBe('true');
  expect(bare?.textContent).toBe('');
});

test('without openings there are no rows, and keys choose nothing', async () => {
  const { person } = show(shown(rowsOf([])));
  screen.getByRole('grid').focus();
  await person.keyboard('{End}j');
  expect(screen.queryAllByRole('row')).toEqual([]);
});

test('a screen reader gets no number for an "or more" count', () => {
  show(shown(rowsOf([bees], { isTotalExact: false })));
  expect(screen.getByRole('grid').getAttribute('aria-rowcount')).toBe('-1');
});

test('keys move through the list, and the address follows', async () => {
  const { person } = show(shown(rowsOf([bees, goats]), 'p1'));
  expect(chosen()).toContain('Beekeeper');
  await person.keyboard('j');
  expect(chosen()).toContain('Goatherd');
  await waitFor(() => expect(window.location.hash).toContain('p2'));
  await person.keyboard('k');
  expect(chosen()).toContain('Beekeeper');
});

test('a rejection by the host is reported, and the row stays', async () => {
  const { person } = show(shown(rowsOf([bees]), 'p1'), {
    'postings.mark': refuse('The disk is full'),
  });
  await person.keyboard('h');
  expect(await screen.findByText('The disk is full')).toBeDefined();
  expect(chosen()).toContain('Beekeeper');
});

const many = Array.from({ length: 700 }, (_, i) => row({ id: `m${i}`, title: `Job ${i}` }));

/** A long list with only its first rows loaded; the host has them all. */
const longList = () =>
  show(
    shown(
      rowsOf(
        many.map((each, i) => (i < 100 ? each : undefined)),
        {},
      ),
      'm0',
    ),
    {
      'postings.list': ({ offset = 0, limit = 100 }) => ({
        rows: many.slice(offset, offset + limit),
        ...{ total: many.length, isTotalExact: true, upTo: 9 },
      }),
      'postings.mark': ({ ids }) => ({ changed: ids }),
      'applications.list': () => [],
      'applications.setStages': ({ ids, stage }) => ({
        moves: ids.map((postingId) => ({ postingId, was: null, from: null, to: stage })),
      }),
      'applications.restore': ({ cards }) => ({ restored: cards.length }),
    },
  );

const selectedCount = () => screen.queryByRole('toolbar')?.textContent?.match(/^[\d,]+/)?.[0];

test('x selects rows, shift and j goes on, and a key acts on all of them', async () => {
  const { person, asked } = show(shown(rowsOf([bees, goats, row({ id: 'p3' })]), 'p1'), {
    'postings.mark': ({ ids }) => ({ changed: ids }),
    'postings.get': ({ id }) => opening({}, { id }),
  });
  screen.getByRole('grid').focus();
  await person.keyboard('x');
  expect(selectedCount()).toBe('1');
  await person.keyboard('{Shift>}J{/Shift}');
  expect(selectedCount()).toBe('2');
  await person.keyboard('h');
  await waitFor(() => expect(selectedCount()).toBeUndefined());
  expect(asked('postings.mark')).toMatchObject([{ input: { ids: ['p1', 'p2'], isHidden: true } }]);
});

test('hundreds can be selected, also those that are not loaded, and moved at once', async () => {
  const { person, asked } = longList();
  await person.click(screen.getByRole('checkbox', { name: selectionStrings.select('Job 0') }));
  expect(selectedCount()).toBe('1');
  await person.click(screen.getByRole('button', { name: selectionStrings.selectAll(700) }));
  await waitFor(() => expect(selectedCount()).toBe('700'));
  await person.click(screen.getByRole('button', { name: paneStrings.save }));
  await waitFor(() => expect(selectedCount()).toBeUndefined());
  const [moved] = asked('applications.setStages');
  expect(moved?.input).toMatchObject({ ids: { length: 700 }, stage: 'saved' });
});

test('only the row under the pointer has tools', async () => {
  const { person } = show(shown(rowsOf([bees, goats])));
  const tools = () => screen.queryAllByLabelText(paneStrings.hide);
  expect(tools()).toHaveLength(0);
  await person.hover(screen.getByText('Goatherd'));
  expect(tools()).toHaveLength(1);
  await person.hover(screen.getByText('Beekeeper'));
  expect(tools()).toHaveLength(1);
  await person.unhover(screen.getByText('Beekeeper'));
  expect(tools()).toHaveLength(0);
});

test('a shift click selects the rows between', async () => {
  const { person } = longList();
  await person.click(screen.getByRole('checkbox', { name: selectionStrings.select('Job 1') }));
  await person.keyboard('{Shift>}');
  await person.click(screen.getByText('Job 5'));
  await person.keyboard('{/Shift}');
  await waitFor(() => expect(selectedCount()).toBe('5'));
});

const marked = () => [...document.querySelectorAll('mark')].map(({ textContent }) => textContent);

test('a search shows where its words stand in the rows on screen', async () => {
  const { asked } = show(
    <Listed
      rows={rowsOf([bees, goats])}
      openId={null}
      list={{ filter: { query: 'keeper honey' }, upTo: 9 }}
    />,
    {
      'postings.snippets': ({ ids }) =>
        ids.map((id) => ({
          ...{ id, titleMarks: id === 'p1' ? [[3, 9]] : [] },
          ...{ text: 'You sell <i>honey</i>.', marks: [[12, 17]] },
        })),
    },
  );
  await waitFor(() => expect(marked()).toEqual(['keeper', 'honey', 'honey']));
  expect(screen.getAllByText(/You sell <i>/)).toHaveLength(2);
  expect(asked('postings.snippets').map(({ input }) => input)).toEqual([
    { query: 'keeper honey', ids: ['p1', 'p2'] },
  ]);
});

test('rows of a search are as high before its words are found as after', async () => {
  const heights = () => screen.getAllByRole('row').map(({ style }) => style.height);
  const found = Promise.withResolvers<Snippet[]>();
  show(
    <Listed rows={rowsOf([bees])} openId={null} list={{ filter: { query: 'bee' }, upTo: 9 }} />,
    { 'postings.snippets': () => found.promise },
  );
  expect(heights()).toEqual(['76px']);
  found.resolve([{ id: 'p1', titleMarks: [[0, 3]], text: '', marks: [] }]);
  await waitFor(() => expect(marked()).toEqual(['Bee']));
  expect(heights()).toEqual(['76px']);
});

test('no snippets are asked for while the list of the next key loads', async () => {
  const rows = rowsOf([bees, goats]);
  const typed = (query: string, isBehind: boolean) => (
    <Listed list={{ filter: { query }, upTo: 9 }} rows={rows} openId={null} isBehind={isBehind} />
  );
  const { asked, showAgain } = show(typed('be', true), { 'postings.snippets': () => [] });
  showAgain(typed('bee', true));
  showAgain(typed('bees', false));
  await waitFor(() => expect(asked('postings.snippets')).toHaveLength(1));
  expect(asked('postings.snippets')).toMatchObject([{ input: { query: 'bees' } }]);
});

test('a list without words to find has no snippets, nor room for them', () => {
  const search = { filter: { query: '-goat' }, upTo: 9 };
  show(<Listed rows={rowsOf([bees])} openId={null} list={search} />);
  expect(hasWords('-goat')).toBe(false);
  expect(hasWords('-goat bee')).toBe(true);
  expect(screen.getByRole('row').style.height).toBe('56px');
});
