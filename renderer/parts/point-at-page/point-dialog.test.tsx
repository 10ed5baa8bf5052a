import { screen, waitFor, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import type { ListRecipe, PageLook, PagePoint } from '#renderer/model.ts';
import { pointStrings as words } from '#renderer/strings/point-at-page.ts';
import { type Answers, never, Refusal, refuse, show } from '#renderer/testing/show.tsx';
import { PointDialog } from './point-dialog.tsx';

const url = 'https://acme.example/come';
const box = (n: number) => ({ x: 20, y: 100 + n * 50, width: 600, height: 50 });
const names = ['Dough whisperer', 'Crumb poet', 'Oven keeper'];

const look: PageLook = {
  ...{ url, at: '2026-12-01T12:00:00Z', width: 1_280, height: 900 },
  image: 'data:image/jpeg;base64,AAAA',
  page: `sha256-${'0'.repeat(64)}`,
  blocks: names.map((name, n) => ({ node: 10 + n, name, box: box(n) })),
};

const recipe: ListRecipe = {
  ...{ means: 'listing', item: 'li', fields: { title: 'a' }, isDrawn: true, isPointed: true },
  proof: { openings: 3, agreed: 3, of: 3 },
};
const list: PagePoint = {
  kind: 'list',
  openings: names.map((title, n) => ({
    title,
    place: n === 0 ? 'Berlin' : null,
    url: null,
    box: box(n),
  })),
  recipe,
};

function shown(
  answers: Answers,
  onWatch: (recipe: ListRecipe) => Promise<boolean> = async () => true,
) {
  const onClose = vi.fn();
  const dialog = { url, usesProxy: true, isOpen: true, onClose, onWatch };
  const rendered = show(<PointDialog {...dialog} />, { 'sources.look': () => look, ...answers });
  return { ...rendered, onClose };
}

const part = (name: string) => screen.findByRole('button', { name });
const watch = () => screen.findByRole('button', { name: words.watch(3) });

test('a part that is chosen by key shows the openings like it, framed in the picture', async () => {
  const { person, asked } = shown({ 'sources.point': () => list });
  (await part('Crumb poet')).focus();
  await person.keyboard('{Enter}');
  expect(await screen.findByText(words.found(3))).toBeDefined();
  const rows = screen.getAllByRole('listitem').map((row) => row.textContent);
  expect(rows).toEqual([
    'Dough whispererBerlin',
    ...names.slice(1).map((name) => `${name}${words.noPlace}`),
  ]);
  expect(document.querySelectorAll('[data-framed]')).toHaveLength(3);
  expect(asked('sources.look').map(({ input }) => input)).toEqual([{ url, usesProxy: true }]);
  expect(asked('sources.point').map(({ input }) => input)).toEqual([
    { url, usesProxy: true, page: look.page, pointed: { by: 'node', node: 11 } },
  ]);
});

test('a click is a place in the picture, in the page’s own pixels', async () => {
  const { person, asked } = shown({ 'sources.point': () => list });
  const page = (await part('Crumb poet')).closest('[role=toolbar]')?.parentElement as HTMLElement;
  page.getBoundingClientRect = () => new DOMRect(10, 20, 640, 450);
  await person.pointer({
    keys: '[MouseLeft]',
    target: page,
    coords: { clientX: 110, clientY: 145 },
  });
  await watch();
  expect(asked('sources.point')[0]?.input).toMatchObject({
    pointed: { by: 'place', x: 200, y: 250 },
  });
});

test.each([
  ['{ArrowDown}', 'Crumb poet'],
  ['{ArrowRight}{ArrowRight}', 'Oven keeper'],
  ['{ArrowDown}{ArrowUp}', 'Dough whisperer'],
  ['{End}', 'Oven keeper'],
  ['{End}{Home}', 'Dough whisperer'],
  ['{PageDown}', 'Oven keeper'],
  ['{ArrowUp}', 'Dough whisperer'],
])('the keys %s lead to %s', async (keys, name) => {
  const { person } = shown({});
  (await part('Dough whisperer')).focus();
  await person.keyboard(keys);
  await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toBe(name));
  expect(document.activeElement?.getAttribute('tabindex')).toBe('0');
});

test('what was found is watched, and the dialog closes', async () => {
  const onWatch = vi.fn(async () => true);
  const { person, onClose } = shown({ 'sources.point': () => list }, onWatch);
  (await part('Crumb poet')).focus();
  await person.keyboard('{Enter}');
  await person.click(await watch());
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(onWatch).toHaveBeenCalledWith(recipe);
});

test('the dialog stays open if it cannot be watched', async () => {
  const { person, onClose } = shown({ 'sources.point': () => list }, async () => false);
  (await part('Crumb poet')).focus();
  await person.keyboard('{Enter}');
  await person.click(await watch());
  expect(await watch()).toBeDefined();
  expect(onClose).not.toHaveBeenCalled();
});

test.each(['nothing', 'menu', 'consent', 'alone', 'mixed', 'refused'] as const)(
  'a click that finds no list says why, and the next one may: %s',
  async (fault) => {
    let answer: PagePoint = { kind: 'none', fault };
    const { person } = shown({ 'sources.point': () => answer });
    (await part('Crumb poet')).focus();
    await person.keyboard('{Enter}');
    const note = within(await screen.findByRole('alert'));
    expect(note.getByText(words.faults[fault].title)).toBeDefined();
    expect(note.getByText(words.faults[fault].hint)).toBeDefined();
    answer = list;
    (await part('Oven keeper')).focus();
    await person.keyboard('{Enter}');
    expect(await watch()).toBeDefined();
    expect(screen.queryByRole('alert')).toBeNull();
  },
);

test('it says that the page is being drawn', async () => {
  shown({ 'sources.look': () => never() });
  expect(await screen.findByText(words.drawing)).toBeDefined();
});

test('a page that cannot be drawn may be tried again', async () => {
  let answer: () => PageLook = refuse('Can’t find Chrome, Edge or Chromium');
  const { person } = shown({ 'sources.look': () => answer() });
  const note = within(await screen.findByRole('alert'));
  expect(note.getByText('Can’t find Chrome, Edge or Chromium')).toBeDefined();
  expect(note.getByText(new Refusal('').hint)).toBeDefined();
  answer = () => look;
  await person.click(note.getByRole('button'));
  expect(await part('Crumb poet')).toBeDefined();
});

test('a picture that is too old is drawn again', async () => {
  const { person, asked } = shown({ 'sources.point': refuse('Stored data is missing') });
  (await part('Crumb poet')).focus();
  await person.keyboard('{Enter}');
  const note = within(await screen.findByRole('alert'));
  await person.click(note.getByRole('button', { name: words.drawAgain }));
  expect(await part('Crumb poet')).toBeDefined();
  expect(asked('sources.look')).toHaveLength(2);
  expect(screen.queryByRole('alert')).toBeNull();
});
