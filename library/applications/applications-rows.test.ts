import { describe, expect, it } from 'vitest';
import { Application } from '#core/application.ts';
import { openTestDatabase, testTime } from '#tests/support/database.ts';
import { storePostings } from '#tests/support/stored-postings.ts';
import { readApplication } from './applications.ts';

describe('readApplication', () => {
  it('is null without an application', async () => {
    await using db = await openTestDatabase();
    await storePostings(db, { a: [{}] });
    expect(await readApplication(db.prisma, 1)).toBeNull();
  });

  it('reads the application with its next events in order', async () => {
    await using db = await openTestDatabase();
    const { id } = await storePostings(db, { a: [{}] });
    const contact = { name: 'Ada', role: 'Lead', reach: 'ada@example.com' };
    const reminder = (name: string, dueAt: string) => ({ id: name, dueAt, text: name });
    await db.prisma.application.create({
      data: {
        seq: 1,
        stage: null,
        stageSince: testTime,
        position: 1,
        notes: '# Notes',
        nextStep: 'Call',
        contacts: JSON.stringify([contact]),
        events: {
          create: [
            { at: testTime, kind: 'stage', from: null, to: 'saved' },
            { at: testTime, kind: 'stage', from: 'saved', to: null },
          ],
        },
        reminders: { create: [reminder('late', '2026-05-01'), reminder('soon', '2026-04-01')] },
      },
    });
    const application = await readApplication(db.prisma, 1);
    const postingId = id('a');
    expect(application).toEqual({
      postingId,
      stage: null,
      stageSince: testTime,
      outcome: null,
      appliedOn: null,
      notes: '# Notes',
      nextStep: 'Call',
      contacts: [contact],
      reminders: [
        { id: 'soon', postingId, dueAt: '2026-04-01', text: 'soon', doneAt: null },
        { id: 'late', postingId, dueAt: '2026-05-01', text: 'late', doneAt: null },
      ],
      documents: [],
      history: [
        { at: testTime, kind: 'stage', from: null, to: 'saved' },
        { at: testTime, kind: 'stage', from: 'saved', to: null },
      ],
    });
    expect(Application.parse(application)).toEqual(application);
  });
});
