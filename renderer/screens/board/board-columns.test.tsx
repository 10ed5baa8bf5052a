import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { ApplicationCard } from '#renderer/model.ts';
import { boardStrings as words } from '#renderer/strings/board.ts';
import { labels } from '#renderer/strings/labels.ts';
import { card } from '#renderer/testing/samples.ts';
import { never, refuse, show } from '#renderer/testing/show.tsx';
import { BoardColumns } from './board-columns.tsx';
import { arrangeCards } from './card-places.ts';

const shown = (cards: readonly ApplicationCard[], openId: string | null = null) => (
  <BoardColumns columns={arrangeCards(cards, [])} openId={openId} />
);

const cards = [card('a'), card('b'), card('c', { stage: 'interview', nextStep: 'Call Maya' })];

const linkOf = (id: string) => screen.getByRole('link', { name: new RegExp(`Job ${id}`) });

test('an empty board has an empty column for each stage', () => {
  show(shown([]));
  const names = Object.values(labels.stages).map((stage) => words.column(stage, 0));
  for (const name of names) expect(screen.getByRole('region', { name })).toBeDefined();
  expect(screen.queryAllByRole('link')).toEqual([]);
});

test('each card is in the column of its stage and shows its next step', () => {
  show(shown(cards));
  const saved = screen.getByRole('region', { name: words.column(labels.stages.saved, 2) });
  expect(within(saved).getAllByRole('link')).toHaveLength(2);
  expect(linkOf('c').textContent).toContain('Call Maya');
  expect(linkOf('c').getAttribute('href')).toContain('c');
});

test('the card of a closed opening says so', () => {
  const { posting } = card('a');
  show(shown([card('a', { posting: { ...posting, closedAt: '2026-11-20T00:00:00Z' } })]));
  expect(linkOf('a').textContent).toContain(words.card.closed);
});

test('a card has the initials of its company, for the eye only', () => {
  show(shown([card('a')]));
  expect(linkOf('a').querySelector('[aria-hidden="true"]')?.textContent).toBe('A');
});

test('cards that are due or taken down are marked for the eye', () => {
  const { posting } = card('b');
  const reminder = (dueAt: string) => ({
    ...{ id: 'r1', postingId: 'a', dueAt, text: 'Call', doneAt: null },
  });
  show(
    shown([
      card('a', { nextReminder: reminder('2026-11-01T09:00:00Z') }),
      card('b', { posting: { ...posting, closedAt: '2026-11-20T00:00:00Z' } }),
      card('c', { nextReminder: reminder('2999-01-01T09:00:00Z') }),
    ]),
  );
  const marks = (id: string) => [linkOf(id).dataset.due, linkOf(id).dataset.closed];
  expect(marks('a')).toEqual(['true', 'false']);
  expect(marks('b')).toEqual(['false', 'true']);
  expect(marks('c')).toEqual(['false', 'false']);
});

test('a finished application says how it ended', () => {
  show(shown([card('a', { stage: 'done', outcome: 'rejected' })]));
  expect(linkOf('a').textContent).toContain(labels.outcomes.rejected);
});

test('a card tells its time in a stage from three days on, and warns after two weeks', () => {
  const since = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
  show(
    shown([
      card('a', { stage: 'applied', stageSince: since(1) }),
      card('b', { stage: 'applied', stageSince: since(4) }),
      card('c', { stage: 'applied', stageSince: since(15) }),
      card('d', { stage: 'saved', stageSince: since(15) }),
    ]),
  );
  expect(linkOf('a').textContent).not.toContain('in this stage');
  const late = (id: string) => linkOf(id).querySelector('[data-late]')?.getAttribute('data-late');
  expect(linkOf('b').textContent).toContain(words.card.here('4 d'));
  expect([late('b'), late('c'), late('d')]).toEqual(['false', 'true', 'false']);
});

test('one card is in the tab order, and arrows lead to the others', async () => {
  const { person } = show(shown(cards));
  await person.tab();
  expect(document.activeElement).toBe(linkOf('a'));
  await person.keyboard('{ArrowDown}');
  expect(document.activeElement).toBe(linkOf('b'));
  await person.keyboard('{ArrowRight}');
  expect(document.activeElement).toBe(linkOf('c'));
  expect(linkOf('c').tabIndex).toBe(0);
  expect(linkOf('a').tabIndex).toBe(-1);
});

test('a key moves the focused card to another stage', async () => {
  const { person, asked } = show(shown(cards), {
    'applications.setStage': ({ postingId, stage }) => ({
      ...{ postingId, was: null, from: 'saved', to: stage },
    }),
  });
  linkOf('a').focus();
  await person.keyboard('5');
  expect(asked('applications.setStage')).toMatchObject([
    { input: { postingId: 'a', stage: 'offer' } },
  ]);
});

test('a card dragged to another stage moves there', () => {
  const { asked } = show(shown(cards), { 'applications.setStage': () => never() });
  const dataTransfer = { setData: () => undefined, setDragImage: () => undefined };
  fireEvent.dragStart(linkOf('b'), { dataTransfer });
  const offer = screen.getByRole('region', { name: words.column(labels.stages.offer, 0) });
  fireEvent.dragOver(offer, { dataTransfer });
  fireEvent.drop(offer, { dataTransfer });
  expect(asked('applications.setStage')).toMatchObject([
    { input: { postingId: 'b', stage: 'offer', before: null } },
  ]);
});

test('a rejected move is reported', async () => {
  const { person } = show(shown(cards, 'a'), {
    'applications.setStage': refuse('The database is busy'),
  });
  await person.keyboard('2');
  await waitFor(() => expect(screen.getByText('The database is busy')).toBeDefined());
});
