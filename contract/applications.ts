import { z } from 'zod';
import { Application, Contact, Reminder, Stage } from '#core/application.ts';
import { byId, id, method, none, removed } from './define.ts';
import { PostingRow } from './postings.ts';

/** A card on the board. Cards come by column, then in the order the user arranged them. */
export const ApplicationCard = z.object({
  posting: PostingRow.extend({ url: z.string().nullable(), applyUrl: z.string().nullable() }),
  stage: Stage,
  stageSince: z.string(),
  nextStep: z.string(),
  hasNotes: z.boolean(),
  /** The earliest open reminder. */
  nextReminder: Reminder.nullable(),
});
export type ApplicationCard = z.infer<typeof ApplicationCard>;

export const StageMove = z.object({
  postingId: z.string(),
  from: Stage.nullable(),
  to: Stage.nullable(),
});
export type StageMove = z.infer<typeof StageMove>;

export const applicationMethods = {
  'applications.list': method({ input: none, output: z.array(ApplicationCard), runs: 'library' }),
  /** Null stops tracking it. `before` puts it above another card of its stage; without it, last. */
  'applications.setStage': method({
    input: z.strictObject({
      postingId: id,
      stage: Stage.nullable(),
      before: id.nullable().default(null),
    }),
    output: StageMove,
    runs: 'library',
    changes: ['applications', 'postings'],
  }),
  'applications.update': method({
    input: z.strictObject({
      postingId: id,
      notes: z.string().max(100_000).optional(),
      nextStep: z.string().max(500).optional(),
      contacts: z.array(Contact).max(50).optional(),
    }),
    output: Application,
    runs: 'library',
    changes: ['applications'],
  }),
  /** Also tracks the posting, as saved, if it was not tracked. */
  'reminders.add': method({
    input: z.strictObject({
      postingId: id,
      dueAt: z.iso.datetime({ offset: true }),
      text: z.string().trim().min(1).max(500),
    }),
    output: Reminder,
    runs: 'library',
    changes: ['applications', 'postings'],
  }),
  'reminders.update': method({
    input: byId.extend({
      isDone: z.boolean().optional(),
      dueAt: z.iso.datetime({ offset: true }).optional(),
    }),
    output: Reminder,
    runs: 'library',
    changes: ['applications', 'inbox'],
  }),
  'reminders.remove': method({
    input: byId,
    output: removed,
    runs: 'library',
    changes: ['applications', 'inbox'],
  }),
} as const;
