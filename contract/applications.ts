import { z } from 'zod';
import { Application, Contact, Document, Outcome, Reminder, Stage } from '#core/application.ts';
import { byId, id, method, none, removed } from './define.ts';
import { PostingRow } from './postings.ts';

/** A card on the board. Cards come by column, then in the order the user arranged them. */
export const ApplicationCard = z.object({
  posting: PostingRow.extend({ url: z.string().nullable(), applyUrl: z.string().nullable() }),
  stage: Stage,
  stageSince: z.string(),
  outcome: Outcome.nullable(),
  appliedOn: z.string().nullable(),
  nextStep: z.string(),
  hasNotes: z.boolean(),
  /** The earliest open reminder. */
  nextReminder: Reminder.nullable(),
});
export type ApplicationCard = z.infer<typeof ApplicationCard>;

/** All that a move changes, so that undo can bring it back. */
export const Placement = z.object({
  stage: Stage.nullable(),
  stageSince: z.string(),
  /** Within its stage; only meant to be given back. */
  position: z.number(),
  outcome: Outcome.nullable(),
  appliedOn: z.string().nullable(),
});
export type Placement = z.infer<typeof Placement>;

export const StageMove = z.object({
  postingId: z.string(),
  /** Where it was before; null if it was never tracked. */
  was: Placement.nullable(),
  from: Stage.nullable(),
  to: Stage.nullable(),
});
export type StageMove = z.infer<typeof StageMove>;

/** Written in base64, it must fit into one request. */
export const longestDocumentBytes = 3 * 1024 * 1024;

const base64Length = (bytes: number): number => Math.ceil(bytes / 3) * 4;

export const applicationMethods = {
  'applications.list': method({ input: none, output: z.array(ApplicationCard), runs: 'library' }),
  /** Null stops tracking it. `before` puts it above another card of its stage; without it, last. */
  'applications.setStage': method({
    input: z.strictObject({
      postingId: id,
      stage: Stage.nullable(),
      before: id.nullable().default(null),
      /** Only for 'done'. */
      outcome: Outcome.nullable().default(null),
    }),
    output: StageMove,
    runs: 'library',
    changes: ['applications', 'postings'],
  }),
  /** Moves many at once, each last in the stage; skips unknown ids. */
  'applications.setStages': method({
    input: z.strictObject({ ids: z.array(id).max(1_000), stage: Stage.nullable() }),
    output: z.object({ moves: z.array(StageMove) }),
    runs: 'library',
    changes: ['applications', 'postings'],
  }),
  /** Undoes moves: place, time and outcome return, and the move leaves the history. */
  'applications.restore': method({
    input: z.strictObject({
      cards: z.array(z.strictObject({ postingId: id, was: Placement.nullable() })).max(1_000),
    }),
    output: z.object({ restored: z.number().int() }),
    runs: 'library',
    changes: ['applications', 'postings'],
  }),
  /**
   * Puts an opening on the board that no scan found; one whose address is known is only tracked.
   * Throws `invalid_url`.
   */
  'applications.addOwn': method({
    input: z.strictObject({
      title: z.string().trim().min(1).max(300),
      company: z.string().trim().min(1).max(200),
      url: z.string().max(2_000).nullable().default(null),
      place: z.string().trim().max(200).default(''),
      text: z.string().max(200_000).default(''),
      stage: Stage.default('saved'),
    }),
    output: z.object({ isKnown: z.boolean(), move: StageMove }),
    runs: 'library',
    changes: ['applications', 'postings'],
  }),
  /** Deletes an opening that the user added. Throws `unknown_posting` for any other. */
  'applications.removeOwn': method({
    input: z.strictObject({ postingId: id }),
    output: removed,
    runs: 'library',
    changes: ['applications', 'postings'],
  }),
  'applications.update': method({
    input: z.strictObject({
      postingId: id,
      notes: z.string().max(100_000).optional(),
      nextStep: z.string().max(500).optional(),
      contacts: z.array(Contact).max(50).optional(),
      outcome: Outcome.nullable().optional(),
      appliedOn: z.iso.date().nullable().optional(),
    }),
    output: Application,
    runs: 'library',
    changes: ['applications'],
  }),
  /** Also tracks the posting, as saved, if it was not tracked. */
  'documents.add': method({
    input: z.strictObject({
      postingId: id,
      name: z.string().trim().min(1).max(200),
      type: z.string().max(200),
      content: z.base64().min(1).max(base64Length(longestDocumentBytes)),
    }),
    output: Document,
    runs: 'library',
    changes: ['applications', 'postings'],
  }),
  'documents.get': method({
    input: byId,
    output: z.object({ name: z.string(), type: z.string(), content: z.base64() }),
    runs: 'library',
  }),
  'documents.remove': method({
    input: byId,
    output: removed,
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
