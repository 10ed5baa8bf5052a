import type { Application, Contact, Stage } from '#core/application.ts';
import type { Prisma } from '#prisma/generated/client.ts';
import type { Transaction } from './access.ts';

/** What a person keeps about a posting, by its number; null where they keep nothing. */
export async function readApplication(
  prisma: Transaction,
  seq: number,
): Promise<Application | null> {
  const row = await prisma.application.findUnique({ where: { seq }, ...withAll });
  return row && toApplication(row);
}

const withAll = {
  include: {
    posting: { select: { id: true } },
    events: { orderBy: { id: 'asc' } },
    reminders: { orderBy: [{ dueAt: 'asc' }, { id: 'asc' }] },
  },
} satisfies Prisma.ApplicationDefaultArgs;

type Row = Prisma.ApplicationGetPayload<typeof withAll>;

function toApplication({ posting, events, reminders, ...row }: Row): Application {
  return {
    postingId: posting.id,
    stage: row.stage as Stage | null,
    stageSince: row.stageSince,
    notes: row.notes,
    nextStep: row.nextStep,
    contacts: JSON.parse(row.contacts) as Contact[],
    reminders: reminders.map(({ id, dueAt, text, doneAt }) => ({
      id,
      postingId: posting.id,
      dueAt,
      text,
      doneAt,
    })),
    history: events.map(({ at, kind, from, to }) => ({
      at,
      kind: kind as Application['history'][number]['kind'],
      from,
      to,
    })),
  };
}
