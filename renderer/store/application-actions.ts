import type { Application, Contact, Reminder, Stage } from '../model.ts';
import { boardStrings } from '../strings/board.ts';
import { host } from './host.ts';
import { createPending } from './pending.ts';
import { perform } from './perform.ts';
import { setStage } from './posting-actions.ts';
import { refresh } from './queries.ts';
import { didSomething } from './undo.ts';

/** A card on its way to a stage, above another card or last. */
export type CardMove = {
  readonly postingId: string;
  readonly stage: Stage | null;
  readonly before: string | null;
};

const moves = createPending<CardMove>();

/** Moves that an answer of that time does not show yet. */
export const useCardMoves = moves.usePending;

/** Moves a card, at once as it seems; can be undone. */
export async function moveCard(
  posting: { readonly id: string; readonly title: string },
  stage: Stage | null,
  before: string | null,
): Promise<void> {
  const move = { postingId: posting.id, stage, before };
  await moves.during(move, () => setStage(posting, stage, before));
  // A move that was refused is pushed by nobody, and must go back.
  refresh(['applications']);
}

/** Keeps the notes; false where that did not work. */
export const saveNotes = (postingId: string, notes: string): Promise<boolean> =>
  update({ postingId, notes });

/** Keeps what is to be done next; false where that did not work. */
export const saveNextStep = (postingId: string, nextStep: string): Promise<boolean> =>
  update({ postingId, nextStep });

/** Keeps the people at the company, all of them; false where that did not work. */
export const saveContacts = (postingId: string, contacts: readonly Contact[]): Promise<boolean> =>
  update({ postingId, contacts: [...contacts] });

/** Leaves somebody out; can be undone. */
export async function removeContact(
  { postingId, contacts }: Application,
  removed: Contact,
): Promise<void> {
  const rest = contacts.filter((contact) => contact !== removed);
  if (!(await saveContacts(postingId, rest))) return;
  didSomething({
    label: boardStrings.didRemoveContact(removed.name),
    undo: () => host().call('applications.update', { postingId, contacts }),
  });
}

/** Reminds of something at a moment, ISO 8601; false where that did not work. */
export async function addReminder(
  reminder: Pick<Reminder, 'postingId' | 'dueAt' | 'text'>,
): Promise<boolean> {
  return (await perform(() => host().call('reminders.add', reminder))) !== null;
}

/** Ticks a reminder off, or puts it back; can be undone. */
export async function setReminderDone(
  { id, text }: Pick<Reminder, 'id' | 'text'>,
  isDone: boolean,
): Promise<void> {
  const set = (to: boolean) => host().call('reminders.update', { id, isDone: to });
  if ((await perform(() => set(isDone))) === null) return;
  const label = isDone ? boardStrings.didReminder(text) : boardStrings.didReopenReminder(text);
  didSomething({ label, undo: () => set(!isDone) });
}

/** Forgets a reminder; can be undone. */
export async function removeReminder({ id, postingId, dueAt, text }: Reminder): Promise<void> {
  if ((await perform(() => host().call('reminders.remove', { id }))) === null) return;
  didSomething({
    label: boardStrings.didRemoveReminder(text),
    undo: () => host().call('reminders.add', { postingId, dueAt, text }),
  });
}

async function update(change: {
  readonly postingId: string;
  readonly notes?: string;
  readonly nextStep?: string;
  readonly contacts?: Contact[];
}): Promise<boolean> {
  return (await perform(() => host().call('applications.update', change))) !== null;
}
