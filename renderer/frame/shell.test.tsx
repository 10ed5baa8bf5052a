import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { Profiler } from 'react';
import { expect, test } from 'vitest';
import { navigate } from '#renderer/routes.ts';
import { showConnection, useHealth } from '#renderer/store/live-state.ts';
import { importStrings } from '#renderer/strings/add-companies.ts';
import { frameStrings } from '#renderer/strings/frame.ts';
import { labels } from '#renderer/strings/labels.ts';
import { health } from '#renderer/testing/samples.ts';
import { never, show } from '#renderer/testing/show.tsx';
import { PageTitle } from './page-title.tsx';
import { Palette } from './palette.tsx';
import { Shell } from './shell.tsx';
import { Sidebar } from './sidebar.tsx';
import { TopBar } from './top-bar.tsx';

const frame = () => ({
  navigation: screen.queryByRole('navigation', { name: frameStrings.navigation }),
  search: screen.queryByRole('button', { name: new RegExp(frameStrings.search) }),
});

test('nothing of an empty product stands around the welcome', () => {
  window.location.hash = '#/welcome';
  show(<Shell />);
  expect(screen.getByRole('main')).toBeDefined();
  expect(frame()).toEqual({ navigation: null, search: null });
});

test('every other screen has the sidebar and the search', () => {
  window.location.hash = '#/companies';
  show(<Shell />);
  expect(frame()).toEqual({ navigation: expect.anything(), search: expect.anything() });
});

test.each([
  ['A trial', 1],
  [null, 0],
])('a library that is not the user’s own says so above every screen: %s', async (label, bands) => {
  window.location.hash = '#/companies';
  useHealth.setState({ health: { ...health, label } });
  show(<Shell />);
  expect(screen.queryAllByText(frameStrings.notYours, { exact: false })).toHaveLength(bands);
  useHealth.setState({ health: null });
});

const files = (types: readonly string[]) => ({
  dataTransfer: { types, files: [new File(['Stripe'], 'list.txt', { type: 'text/plain' })] },
});

/** A host that knows no company of a list. */
const refusing: Parameters<typeof show>[1] = {
  'companies.list': () => [],
  'companies.readList': () => ({
    rows: [{ line: 1, text: 'Stripe', kind: 'name', name: 'Stripe' }],
  }),
  'companies.import': () => ({
    ...{ added: [], known: [], choices: [] },
    refused: [{ line: 1, text: 'Stripe', error: { code: 'x', message: 'No such', hint: '' } }],
  }),
};

test('a file that is dropped anywhere on the page is imported', async () => {
  showConnection('open');
  window.location.hash = '#/scan';
  show(<Shell />, refusing);
  const page = document.body;
  fireEvent.dragOver(page, files(['Files']));
  expect(screen.getByText(frameStrings.dropList)).toBeDefined();
  fireEvent.drop(page, files(['Files']));
  expect(screen.queryByText(frameStrings.dropList)).toBeNull();
  await waitFor(() => expect(window.location.hash).toBe('#/companies'));
  expect(await screen.findByRole('dialog', { name: importStrings.imported })).toBeDefined();
  expect(await screen.findByText('No such')).toBeDefined();
});

test('a file that is dropped on a later step of the welcome is imported by the first', async () => {
  showConnection('open');
  window.location.hash = '#/welcome?step=schedule';
  show(<Shell />, refusing);
  fireEvent.drop(document.body, files(['Files']));
  expect(await screen.findByText('No such')).toBeDefined();
});

test('words and cards that are dragged over the page are no files', () => {
  window.location.hash = '#/scan';
  show(<Shell />);
  fireEvent.dragOver(document.body, files(['text/plain']));
  expect(screen.queryByText(frameStrings.dropList)).toBeNull();
});

/** Answers would draw again, too. */
const silent: Parameters<typeof show>[1] = {
  'companies.list': never,
  'counts.get': never,
  'searches.list': never,
};

test('a key of a search draws nothing of the frame again', () => {
  window.location.hash = '#/openings?q=b';
  const drawn: string[] = [];
  const parts = {
    sidebar: <Sidebar />,
    bar: <TopBar />,
    palette: <Palette />,
    title: <PageTitle />,
  };
  show(
    Object.entries(parts).map(([name, part]) => (
      <Profiler key={name} id={name} onRender={(id) => drawn.push(id)}>
        {part}
      </Profiler>
    )),
    silent,
  );
  expect(document.title).toContain(labels.screens.openings);
  drawn.length = 0;
  for (const words of ['be', 'bee', 'bees']) {
    act(() => navigate(`#/openings?q=${words}`, { replace: true }));
  }
  expect(drawn).toEqual([]);
  act(() => navigate('#/board', { replace: true }));
  expect(drawn).toEqual(expect.arrayContaining(['sidebar', 'title']));
});
