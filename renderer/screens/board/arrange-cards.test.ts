import { expect, test } from 'vitest';
import type { ApplicationCard, Stage } from '#renderer/model.ts';
import type { CardMove } from '#renderer/store/application-actions.ts';
import { arrangeCards } from './arrange-cards.ts';

const card = (id: string, stage: Stage): ApplicationCard => ({
  posting: {
    id,
    company: 'Acme',
    companyId: 'c1',
    title: id,
    locations: [],
    workplace: null,
    employmentType: null,
    seniority: null,
    salary: null,
    postedAt: null,
    firstSeenAt: '2026-11-01T00:00:00Z',
    listedAt: '2026-11-01T00:00:00Z',
    closedAt: null,
    score: null,
    isRead: true,
    isHidden: false,
    stage,
    url: null,
    applyUrl: null,
  },
  stage,
  stageSince: '2026-11-01T00:00:00Z',
  nextStep: '',
  hasNotes: false,
  nextReminder: null,
});

const cards = [card('a', 'saved'), card('b', 'saved'), card('c', 'applied'), card('d', 'applied')];
const move = (postingId: string, stage: Stage | null, before: string | null = null): CardMove => ({
  postingId,
  stage,
  before,
});
const arranged = (...moves: readonly CardMove[]) =>
  Object.fromEntries(
    arrangeCards(cards, moves)
      .filter((column) => column.cards.length > 0)
      .map((column) => [column.stage, column.cards.map(({ posting }) => posting.id).join('')]),
  );

test('every stage has a column, in the order of the stages', () => {
  expect(arrangeCards([], []).map(({ stage }) => stage)).toEqual([
    'saved',
    'applied',
    'screen',
    'interview',
    'offer',
    'done',
  ]);
});

test('cards stand as the host has them', () => {
  expect(arranged()).toEqual({ saved: 'ab', applied: 'cd' });
});

test('a card that is moved stands above the other one, else last', () => {
  expect(arranged(move('a', 'applied', 'd'))).toEqual({ saved: 'b', applied: 'cad' });
  expect(arranged(move('a', 'applied'))).toEqual({ saved: 'b', applied: 'cda' });
  expect(arranged(move('a', 'applied', 'b'))).toEqual({ saved: 'b', applied: 'cda' });
});

test('within its stage a card changes its place and keeps its age', () => {
  expect(arranged(move('b', 'saved', 'a'))).toEqual({ saved: 'ba', applied: 'cd' });
  const [saved] = arrangeCards(cards, [move('b', 'saved', 'a')]);
  expect(saved?.cards[0]?.stageSince).toBe('2026-11-01T00:00:00Z');
});

test('in another stage its days count anew', () => {
  const applied = arrangeCards(cards, [move('a', 'applied')])[1];
  expect(applied?.cards.at(-1)?.stageSince).not.toBe('2026-11-01T00:00:00Z');
});

test('moves are made one after another', () => {
  expect(arranged(move('a', 'offer'), move('b', 'offer', 'a'), move('a', 'saved'))).toEqual({
    saved: 'a',
    applied: 'cd',
    offer: 'b',
  });
});

test('a card that is no longer tracked leaves, and one that is gone is passed over', () => {
  expect(arranged(move('a', null), move('zz', 'done'))).toEqual({ saved: 'b', applied: 'cd' });
});
