import { expect, test } from 'vitest';
import { AppError } from '#core/errors.ts';
import type { Contact, Stage } from '../model.ts';
import { arrangeCards } from '../screens/board/card-places.ts';
import { connectPage, settled, shownErrors, watch } from '../testing/connected-page.ts';
import { application, opening } from '../testing/samples.ts';
import {
  addReminder,
  cardMoves,
  moveCard,
  removeContact,
  removeReminder,
  saveContact,
  saveNextStep,
  saveNotes,
  setReminderDone,
} from './application-actions.ts';
import { outstanding } from './pending.ts';
import { undoLast } from './perform.ts';
import { queries, refresh } from './queries.ts';

const refusal = new AppError('internal', { reason: 'the disk is full' });
const reminder = { id: 'r1', postingId: 'p1', dueAt: '2026-11-27T09:00:00Z', text: 'Call Mira' };
const mira: Contact = { name: 'Mira', role: '', reach: '' };
const jon: Contact = { name: 'Jon', role: '', reach: '' };

/** The details of a tracked opening on screen, with two contacts and a reminder. */
async function openDetails() {
  const host = connectPage({
    postings: [
      opening(
        {},
        {
          id: 'p1',
          application: application({
            postingId: 'p1',
            stage: 'saved',
            contacts: [mira, jon],
            reminders: [{ ...reminder, doneAt: null }],
          }),
        },
      ),
    ],
  });
  const answer = watch(queries.posting('p1'));
  await settled();
  const shown = () => application(answer().data?.application ?? {});
  return {
    host,
    shown,
    contacts: () => shown().contacts.map(({ name }) => name),
    reminders: () =>
      shown().reminders.map(({ text, dueAt, doneAt }) => [text, dueAt, doneAt !== null]),
  };
}

test('the details show saved notes and the next step, and keep the old ones on a refusal', async () => {
  const { host, shown } = await openDetails();
  expect(await saveNotes('p1', 'They keep bees')).toBe(true);
  expect(await saveNextStep('p1', 'Call Mira')).toBe(true);
  host.refuse('applications.update', refusal);
  expect(await saveNotes('p1', 'They keep wasps')).toBe(false);
  await settled();
  expect(shown()).toMatchObject({ notes: 'They keep bees', nextStep: 'Call Mira' });
  expect(shownErrors()).toEqual([refusal.message]);
});

test('undo reopens a finished reminder', async () => {
  const { reminders } = await openDetails();
  await setReminderDone(reminder, true);
  await settled();
  expect(reminders()).toEqual([['Call Mira', reminder.dueAt, true]]);
  await undoLast();
  await settled();
  expect(reminders()).toEqual([['Call Mira', reminder.dueAt, false]]);
});

test('undo restores a removed reminder', async () => {
  const { reminders } = await openDetails();
  await removeReminder({ ...reminder, doneAt: null });
  await settled();
  expect(reminders()).toEqual([]);
  await undoLast();
  await settled();
  expect(reminders()).toEqual([['Call Mira', reminder.dueAt, false]]);
});

test('a refused reminder is not added', async () => {
  const { host, reminders } = await openDetails();
  host.refuse('reminders.add', refusal);
  const { id: _, ...wanted } = reminder;
  expect(await addReminder({ ...wanted, text: 'Send the letter' })).toBe(false);
  expect(await addReminder({ ...wanted, text: 'Thank Jon' })).toBe(true);
  await settled();
  expect(reminders().map(([text]) => text)).toEqual(['Call Mira', 'Thank Jon']);
});

test('undo restores a removed contact at its place', async () => {
  const { contacts } = await openDetails();
  await removeContact('p1', mira);
  await settled();
  expect(contacts()).toEqual(['Jon']);
  await undoLast();
  await settled();
  expect(contacts()).toEqual(['Mira', 'Jon']);
});

test('of two contacts removed quickly, neither returns', async () => {
  const { host, contacts } = await openDetails();
  const arrive = host.delay('applications.update', 'request');
  const removing = [removeContact('p1', mira), removeContact('p1', jon)];
  arrive();
  await Promise.all(removing);
  await settled();
  expect(contacts()).toEqual([]);
});

test('undo of a removed contact keeps one that was added since', async () => {
  const { contacts } = await openDetails();
  await removeContact('p1', mira);
  await saveContact('p1', null, { name: 'Ada', role: '', reach: '' });
  await undoLast();
  await settled();
  expect(contacts()).toEqual(['Mira', 'Jon', 'Ada']);
});

test('an edited contact keeps its place', async () => {
  const { contacts } = await openDetails();
  expect(await saveContact('p1', mira, { ...mira, name: 'Mira Bell' })).toBe(true);
  await settled();
  expect(contacts()).toEqual(['Mira Bell', 'Jon']);
});

test('a contact that the host refuses to remove stays', async () => {
  const { host, contacts } = await openDetails();
  host.refuse('applications.update', refusal);
  await removeContact('p1', mira);
  await settled();
  expect(contacts()).toEqual(['Mira', 'Jon']);
});

/** The board on screen, with pending moves. */
async function openBoard() {
  const tracked = (id: string) =>
    opening({}, { id, title: id, application: application({ postingId: id, stage: 'saved' }) });
  const host = connectPage({ postings: [tracked('a'), tracked('b'), tracked('c')] });
  const answer = watch(queries.applications());
  await settled();
  const shown = (stage: Stage) => {
    const { data, dataUpdatedAt } = answer();
    const moves = outstanding(cardMoves.getState().entries, dataUpdatedAt);
    const column = arrangeCards(data ?? [], moves).find((each) => each.stage === stage);
    return column?.cards.map(({ posting }) => posting.id);
  };
  const since = () =>
    new Map(answer().data?.map(({ posting, stageSince }) => [posting.id, stageSince]));
  return { host, shown, since };
}

const cardOf = (id: string) => ({ id, title: id });

test('a card moves before the host answers, and undo returns it to its place and time', async () => {
  const { host, shown, since } = await openBoard();
  const before = since();
  const arrive = host.delay('applications.setStage', 'request');
  const moving = moveCard(cardOf('a'), 'offer', null);
  expect([shown('saved'), shown('offer')]).toEqual([['b', 'c'], ['a']]);
  arrive();
  await moving;
  await settled();
  expect([shown('saved'), shown('offer')]).toEqual([['b', 'c'], ['a']]);
  expect(since()).not.toEqual(before);
  await undoLast();
  await settled();
  expect([shown('saved'), shown('offer')]).toEqual([['a', 'b', 'c'], []]);
  expect(since()).toEqual(before);
});

test('a card goes above the card it was dropped on', async () => {
  const { shown } = await openBoard();
  await moveCard(cardOf('c'), 'saved', 'a');
  await settled();
  expect(shown('saved')).toEqual(['c', 'a', 'b']);
});

test('a card that the host refuses to move returns', async () => {
  const { host, shown } = await openBoard();
  host.refuse('applications.setStage', refusal);
  await moveCard(cardOf('a'), 'offer', null);
  await settled();
  expect([shown('saved'), shown('offer')]).toEqual([['a', 'b', 'c'], []]);
  expect(shownErrors()).toEqual([refusal.message]);
});

test('a card that is moved twice quickly stays where it was moved last', async () => {
  const { host, shown } = await openBoard();
  const arrive = host.delay('applications.setStage', 'request');
  const first = moveCard(cardOf('a'), 'applied', null);
  const second = moveCard(cardOf('a'), 'offer', null);
  expect([shown('applied'), shown('offer')]).toEqual([[], ['a']]);
  arrive();
  await Promise.all([first, second]);
  await settled();
  expect([shown('applied'), shown('offer')]).toEqual([[], ['a']]);
});

test('a late answer from before a move does not bring the card back', async () => {
  const { host, shown } = await openBoard();
  const answer = host.delay('applications.list', 'answer');
  refresh(['applications']);
  await moveCard(cardOf('a'), 'offer', null);
  answer();
  await settled();
  expect(shown('offer')).toEqual(['a']);
});
