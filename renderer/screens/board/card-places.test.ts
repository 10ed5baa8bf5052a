import { describe, expect, test } from 'vitest';
import type { ApplicationCard, Stage } from '#renderer/model.ts';
import type { CardMove } from '#renderer/store/application-actions.ts';
import { arrangeCards, changesOrder, dropBefore, scrollSides, stepOnBoard } from './card-places.ts';

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
  outcome: null,
  appliedOn: null,
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

test('cards keep the order of the host', () => {
  expect(arranged()).toEqual({ saved: 'ab', applied: 'cd' });
});

test('a moved card lands above the given one, else last', () => {
  expect(arranged(move('a', 'applied', 'd'))).toEqual({ saved: 'b', applied: 'cad' });
  expect(arranged(move('a', 'applied'))).toEqual({ saved: 'b', applied: 'cda' });
  expect(arranged(move('a', 'applied', 'b'))).toEqual({ saved: 'b', applied: 'cda' });
});

test('a card moved within its stage keeps its age', () => {
  expect(arranged(move('b', 'saved', 'a'))).toEqual({ saved: 'ba', applied: 'cd' });
  const [saved] = arrangeCards(cards, [move('b', 'saved', 'a')]);
  expect(saved?.cards[0]?.stageSince).toBe('2026-11-01T00:00:00Z');
});

test('a card moved to another stage starts its days again', () => {
  const applied = arrangeCards(cards, [move('a', 'applied')])[1];
  expect(applied?.cards.at(-1)?.stageSince).not.toBe('2026-11-01T00:00:00Z');
});

test('moves apply one after another', () => {
  expect(arranged(move('a', 'offer'), move('b', 'offer', 'a'), move('a', 'saved'))).toEqual({
    saved: 'a',
    applied: 'cd',
    offer: 'b',
  });
});

test('an untracked card leaves, and a move of a missing card is skipped', () => {
  expect(arranged(move('a', null), move('zz', 'done'))).toEqual({ saved: 'b', applied: 'cd' });
});

describe('where a drop puts a card', () => {
  const boxes = [
    { id: 'a', top: 100, height: 40 },
    { id: 'b', top: 150, height: 40 },
    { id: 'c', top: 200, height: 40 },
  ];

  test('a drop on the upper half of a card goes above it, on the lower half below', () => {
    expect(dropBefore(boxes, 160, 'x')).toBe('b');
    expect(dropBefore(boxes, 180, 'x')).toBe('c');
  });

  test('a drop over the first card goes above it, one under the last goes last', () => {
    expect(dropBefore(boxes, 20, 'x')).toBe('a');
    expect(dropBefore(boxes, 900, 'x')).toBeNull();
    expect(dropBefore([], 100, 'x')).toBeNull();
  });

  test('a card is never dropped above itself', () => {
    expect(dropBefore(boxes, 160, 'b')).toBe('c');
    expect(dropBefore(boxes, 210, 'c')).toBeNull();
  });

  test("a drop at the card's own place changes nothing", () => {
    expect(changesOrder(['a', 'b', 'c'], 'b', 'c')).toBe(false);
    expect(changesOrder(['a', 'b', 'c'], 'c', null)).toBe(false);
    expect(changesOrder(['a', 'b', 'c'], 'c', 'a')).toBe(true);
    expect(changesOrder(['a', 'b', 'c'], 'x', null)).toBe(true);
  });
});

describe('the sides to scroll to', () => {
  const at = (scrollLeft: number, clientWidth = 1_000) =>
    Object.entries(scrollSides({ scrollLeft, scrollWidth: 1_400, clientWidth }))
      .filter(([, isMore]) => isMore)
      .map(([side]) => side);

  test('a side has more if it can scroll further', () => {
    expect(at(0)).toEqual(['isMoreAfter']);
    expect(at(200)).toEqual(['isMoreBefore', 'isMoreAfter']);
    expect(at(400)).toEqual(['isMoreBefore']);
  });

  test('content that fits, or is a few pixels too wide, has no more', () => {
    expect(at(0, 1_400)).toEqual([]);
    expect(at(0.5, 1_399)).toEqual([]);
  });
});

describe('a step on the board', () => {
  const columns = [['a', 'b', 'c'], [], ['d'], ['e', 'f']];

  test('up and down stay within the column', () => {
    expect(stepOnBoard(columns, 'b', 'down')).toBe('c');
    expect(stepOnBoard(columns, 'b', 'up')).toBe('a');
    expect(stepOnBoard(columns, 'c', 'down')).toBe('c');
    expect(stepOnBoard(columns, 'a', 'up')).toBe('a');
  });

  test('left and right keep the row if possible', () => {
    expect(
      stepOnBoard(
        [
          ['a', 'b'],
          ['c', 'd', 'e'],
        ],
        'b',
        'right',
      ),
    ).toBe('d');
    expect(stepOnBoard(columns, 'c', 'right')).toBe('d');
  });

  test('steps skip empty columns', () => {
    expect(stepOnBoard(columns, 'd', 'left')).toBe('a');
  });

  test('steps stop at the edges', () => {
    expect(stepOnBoard(columns, 'f', 'right')).toBe('f');
    expect(stepOnBoard(columns, 'a', 'left')).toBe('a');
  });

  test('the first step leads to the first card', () => {
    expect(stepOnBoard([[], ['x', 'y']], null, 'left')).toBe('x');
    expect(stepOnBoard(columns, 'gone', 'down')).toBe('a');
    expect(stepOnBoard([[], []], null, 'down')).toBeNull();
  });
});
