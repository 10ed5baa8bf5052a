import { expect, test } from 'vitest';
import type { Application, PostingEvent } from '#renderer/model.ts';
import { historyLines } from './card-detail.tsx';

const at = (day: number) => `2026-11-${String(day).padStart(2, '0')}T09:00:00Z`;
const application = (history: Application['history']): Application => ({
  postingId: 'p1',
  stage: 'saved',
  stageSince: at(1),
  outcome: null,
  appliedOn: null,
  notes: '',
  nextStep: '',
  contacts: [],
  reminders: [],
  documents: [],
  history,
});
const texts = (history: Application['history'], timeline: PostingEvent[] = []) =>
  historyLines({ timeline, application: application(history) }).map(({ text }) => text);

test('actions of the user and the company share one timeline, newest first', () => {
  expect(
    texts(
      [
        { at: at(3), kind: 'stage', from: null, to: 'saved' },
        { at: at(7), kind: 'stage', from: 'saved', to: 'applied' },
      ],
      [
        { at: at(1), kind: 'first_seen', changes: [] },
        { at: at(5), kind: 'closed', changes: [] },
        { at: at(6), kind: 'reopened', changes: [] },
      ],
    ),
  ).toEqual([
    'Moved from Saved to Applied',
    'Reopened by the company',
    'Taken down by the company',
    'Added to Saved',
    'First seen by Rolewatch',
  ]);
});

test('a change names its fields', () => {
  const changes = (['salary', 'title', 'locations'] as const).map((field) => ({
    ...{ field, from: null, to: null },
  }));
  expect(texts([], [{ at: at(1), kind: 'changed', changes }])).toEqual([
    'The company changed pay, title, and place',
  ]);
});

test('the history includes reminders and the end of tracking', () => {
  expect(
    texts([
      { at: at(1), kind: 'reminder', from: null, to: 'Call Mira' },
      { at: at(2), kind: 'stage', from: 'screen', to: null },
    ]),
  ).toEqual(['Removed from the board (was in Screening)', 'Reminder set: Call Mira']);
});

test('without user actions the history still shows the company’s', () => {
  const timeline: PostingEvent[] = [{ at: at(1), kind: 'first_seen', changes: [] }];
  expect(historyLines({ timeline, application: null })).toHaveLength(1);
});
