import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { PostingRow } from '#renderer/model.ts';
import { openingStrings } from '#renderer/strings/openings.ts';
import { row } from '#renderer/testing/samples.ts';
import { refuse, show } from '#renderer/testing/show.tsx';
import { PostingList } from './posting-list.tsx';
import type { Rows } from './use-opening-list.ts';

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

const shown = (rows: Rows, openId: string | null = null) => (
  <PostingList list={list} rows={rows} openId={openId} onRange={() => undefined} />
);

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
