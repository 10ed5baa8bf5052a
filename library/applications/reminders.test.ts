import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addTestCompany, openTestDatabase, scan, testTime } from '#tests/support/database.ts';
import { enrichedPosting } from '#tests/support/postings.ts';
import type { Database } from '../engine/open.ts';
import { connect } from '../engine/transaction.ts';
import { collectReminders } from '../inbox/collect.ts';
import { listInbox, snoozeItems, wakeItems } from '../inbox/items.ts';
import { readApplication, seqOf, setStage } from './applications.ts';
import { listCards } from './cards.ts';
import { addReminder, removeReminder, updateReminder } from './reminders.ts';

let db: Database;
let postingId: string;
beforeEach(async () => {
  db = await openTestDatabase();
  const company = await addTestCompany(db);
  const posting = enrichedPosting(company);
  await scan(db, company, [posting]);
  postingId = posting.id;
});
afterEach(() => db[Symbol.asyncDispose]());

const tomorrow = '2026-03-11T09:00:00.000Z';
const add = (text = 'Call Ada', dueAt = tomorrow) => addReminder(db, { postingId, dueAt, text });
const application = async () => await readApplication(db.prisma, await seqOf(db.prisma, postingId));

describe('addReminder', () => {
  it('tracks the posting as saved, and records both in its history', async () => {
    const reminder = await add();
    expect(await application()).toMatchObject({
      stage: 'saved',
      reminders: [reminder],
      history: [
        { kind: 'stage', from: null, to: 'saved' },
        { at: testTime, kind: 'reminder', from: null, to: 'Call Ada' },
      ],
    });
  });

  it('keeps the stage of a tracked posting', async () => {
    await setStage(db, { postingId, stage: 'offer', before: null });
    await add();
    expect((await application())?.stage).toBe('offer');
  });

  it('keeps the moment from any time zone', async () => {
    expect(await add('Call', '2026-03-11T10:00:00+01:00')).toMatchObject({ dueAt: tomorrow });
  });

  it('names the unknown posting', async () => {
    const nobody = addReminder(db, { postingId: 'nobody', dueAt: tomorrow, text: 'x' });
    await expect(nobody).rejects.toMatchObject({ code: 'unknown_posting' });
  });
});

describe('updateReminder', () => {
  it('records once when it was done', async () => {
    const { id } = await add();
    expect(await updateReminder(db, id, { isDone: true })).toMatchObject({ doneAt: testTime });
    expect(await updateReminder(db, id, { isDone: false })).toMatchObject({ doneAt: null });
  });

  it('postpones it', async () => {
    const { id } = await add();
    const later = '2026-03-12T09:00:00.000Z';
    await updateReminder(db, id, { dueAt: later });
    expect((await application())?.reminders).toMatchObject([{ id, dueAt: later }]);
  });

  it('is back in the inbox after postponing is undone', async () => {
    const { id } = await add();
    const inbox = async () => {
      await collectReminders(db, { now: '2026-03-11T10:00:00.000Z' });
      return (await listInbox(db, { archived: false, limit: 10 })).items.map(({ text }) => text);
    };
    expect(await inbox()).toEqual(['Call Ada']);
    await updateReminder(db, id, { dueAt: '2026-03-12T09:00:00.000Z' });
    expect(await inbox()).toEqual([]);
    await updateReminder(db, id, { dueAt: tomorrow });
    expect(await inbox()).toEqual(['Call Ada']);
  });

  it('does not come back from a snooze once it is done', async () => {
    const { id } = await add();
    await collectReminders(db, { now: '2026-03-11T10:00:00.000Z' });
    const { items } = await listInbox(db, { archived: false, limit: 10 });
    await snoozeItems(db, { ids: items.map((item) => item.id), until: '2026-03-13T08:00:00.000Z' });
    await updateReminder(db, id, { isDone: true });
    await wakeItems(db, '2026-03-14T08:00:00.000Z');
    expect((await listInbox(db, { archived: false, limit: 10 })).items).toEqual([]);
  });

  it('names the unknown reminder', async () => {
    await expect(updateReminder(db, 'gone', { isDone: true })).rejects.toMatchObject({
      code: 'unknown_reminder',
      details: { id: 'gone' },
    });
  });
});

describe('removeReminder', () => {
  it('deletes it, and is unknown the second time', async () => {
    const { id } = await add();
    await removeReminder(db, id);
    expect((await application())?.reminders).toEqual([]);
    await expect(removeReminder(db, id)).rejects.toMatchObject({ code: 'unknown_reminder' });
  });
});

it('shows the earliest open reminder on the card', async () => {
  const first = await add('first', '2026-03-11T08:00:00.000Z');
  const second = await add('second', '2026-03-11T09:00:00.000Z');
  const shown = async () => (await listCards(db))[0]?.nextReminder;
  expect(await shown()).toEqual(first);
  await updateReminder(db, first.id, { isDone: true });
  expect(await shown()).toEqual(second);
});

describe('collectReminders', () => {
  it('waits for no other writer if nothing is due, or all due reminders are in the inbox', async () => {
    await add();
    expect(await collectReminders(db, { now: tomorrow })).toBe(1);
    const other = connect(db.path);
    const writing = await other.transaction('write');
    try {
      expect(await collectReminders(db, { now: testTime })).toBe(0);
      expect(await collectReminders(db, { now: tomorrow })).toBe(0);
    } finally {
      writing.close();
      other.close();
    }
  });
});
