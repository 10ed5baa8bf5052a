import { z } from 'zod';

/** Stages of an application, in the order of the board's columns and of the keys 1 to 6. */
export const Stage = z.enum(['saved', 'applied', 'screen', 'interview', 'offer', 'done']);
export type Stage = z.infer<typeof Stage>;

/** How an application in the stage 'done' ended. */
export const Outcome = z.enum(['accepted', 'rejected', 'withdrawn', 'no_answer']);
export type Outcome = z.infer<typeof Outcome>;

export const Contact = z.object({
  name: z.string().trim().min(1).max(200),
  role: z.string().max(200),
  /** An email address, a phone number or a link, as the user typed it. */
  reach: z.string().max(500),
  /** The day the user last spoke with them, `YYYY-MM-DD`; absent if never. */
  spokenOn: z.iso.date().optional(),
});
export type Contact = z.infer<typeof Contact>;

export const Reminder = z.object({
  id: z.string(),
  postingId: z.string(),
  /** ISO 8601. */
  dueAt: z.string(),
  text: z.string(),
  doneAt: z.string().nullable(),
});
export type Reminder = z.infer<typeof Reminder>;

/** A file that the user keeps with an opening. */
export const Document = z.object({
  id: z.string(),
  name: z.string(),
  /** Its media type; may be empty. */
  type: z.string(),
  sizeBytes: z.number().int(),
  addedAt: z.string(),
});
export type Document = z.infer<typeof Document>;

export const ApplicationEvent = z.object({
  at: z.string(),
  /** 'stage': `from` and `to` are stages, null for untracked. 'reminder': `to` is its text. */
  kind: z.enum(['stage', 'reminder']),
  from: z.string().nullable(),
  to: z.string().nullable(),
});
export type ApplicationEvent = z.infer<typeof ApplicationEvent>;

export const Application = z.object({
  postingId: z.string(),
  stage: Stage.nullable(),
  stageSince: z.string(),
  outcome: Outcome.nullable(),
  /** The day the user applied, `YYYY-MM-DD`: set with that stage, and theirs to correct. */
  appliedOn: z.string().nullable(),
  /** Markdown. */
  notes: z.string(),
  nextStep: z.string(),
  contacts: z.array(Contact),
  reminders: z.array(Reminder),
  /** Oldest first. */
  documents: z.array(Document),
  /** Oldest first. */
  history: z.array(ApplicationEvent),
});
export type Application = z.infer<typeof Application>;
