import { z } from 'zod';
import { Reminder, Stage } from '#core/application.ts';
import { PostingRow } from './posting.ts';

/** A card of the board. Cards come in the order of their columns, then as they are arranged. */
export const ApplicationCard = z.object({
  posting: PostingRow.extend({ url: z.string().nullable(), applyUrl: z.string().nullable() }),
  stage: Stage,
  stageSince: z.string(),
  nextStep: z.string(),
  hasNotes: z.boolean(),
  /** The earliest that is not done. */
  nextReminder: Reminder.nullable(),
});
export type ApplicationCard = z.infer<typeof ApplicationCard>;

/** Where a card was and is: what undo needs. */
export const StageMove = z.object({
  postingId: z.string(),
  from: Stage.nullable(),
  to: Stage.nullable(),
});
export type StageMove = z.infer<typeof StageMove>;
