import { beforeEach, expect, test, vi } from 'vitest';
import type { Application } from '../model.ts';
import {
  removeContact,
  removeReminder,
  saveNotes,
  setReminderDone,
} from './application-actions.ts';
import { undoLast } from './undo.ts';

const call = vi.hoisted(() => vi.fn<(method: string, input: unknown) => Promise<unknown>>());
vi.mock('./host.ts', () => ({ host: () => ({ call }) }));

beforeEach(() => {
  call.mockReset();
  call.mockResolvedValue({});
});

const reminder = { id: 'r1', postingId: 'p1', dueAt: '2026-11-27T09:00:00Z', text: 'Call Mira' };
const mira = { name: 'Mira', role: '', reach: '' };
const jon = { name: 'Jon', role: '', reach: '' };

test('notes that could not be kept say so', async () => {
  expect(await saveNotes('p1', 'a')).toBe(true);
  call.mockRejectedValueOnce(new Error('no'));
  expect(await saveNotes('p1', 'b')).toBe(false);
});

test('a reminder that was ticked off is open again by undo', async () => {
  await setReminderDone(reminder, true);
  await undoLast();
  expect(call.mock.calls).toEqual([
    ['reminders.update', { id: 'r1', isDone: true }],
    ['reminders.update', { id: 'r1', isDone: false }],
  ]);
});

test('a reminder that was removed is set again by undo', async () => {
  await removeReminder({ ...reminder, doneAt: null });
  await undoLast();
  expect(call.mock.calls).toEqual([
    ['reminders.remove', { id: 'r1' }],
    ['reminders.add', { postingId: 'p1', dueAt: reminder.dueAt, text: 'Call Mira' }],
  ]);
});

test('somebody who was left out is back by undo, in their place', async () => {
  const application: Application = {
    postingId: 'p1',
    stage: 'saved',
    stageSince: '',
    notes: '',
    nextStep: '',
    contacts: [mira, jon],
    reminders: [],
    history: [],
  };
  await removeContact(application, mira);
  await undoLast();
  expect(call.mock.calls).toEqual([
    ['applications.update', { postingId: 'p1', contacts: [jon] }],
    ['applications.update', { postingId: 'p1', contacts: [mira, jon] }],
  ]);
});
