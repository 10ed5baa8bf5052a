import { notifications } from '@mantine/notifications';
import { fromBase64, toBase64 } from '../base64.ts';
import type { Contact, Document, OwnOpening, Reminder, Stage } from '../model.ts';
import { boardStrings } from '../strings/board.ts';
import { downloadFile } from '../ui/download-file.ts';
import { host } from './host.ts';
import { createPending, during } from './pending.ts';
import { didSomething, perform } from './perform.ts';
import { setStage } from './posting-actions.ts';
import { refresh } from './queries.ts';
import { createTurns } from './turns.ts';

/** A pending move to a stage, above another card or last. */
export type CardMove = {
  readonly postingId: string;
  readonly stage: Stage | null;
  readonly before: string | null;
};

/** Moves that the host may not have made yet. */
export const cardMoves = createPending<CardMove>();

/** Moves a card at once on screen; can be undone. */
export async function moveCard(
  posting: { readonly id: string; readonly title: string },
  stage: Stage | null,
  before: string | null,
): Promise<void> {
  const move = { postingId: posting.id, stage, before };
  await during(cardMoves, move, () => setStage(posting, stage, { before }));
  // The host announces no rejected move, so the card must return.
  refresh(['applications']);
}

/** Resolves to false if saving failed. */
export const saveNotes = (postingId: string, notes: string): Promise<boolean> =>
  update({ postingId, notes });

/** Resolves to false if saving failed. */
export const saveNextStep = (postingId: string, nextStep: string): Promise<boolean> =>
  update({ postingId, nextStep });

/** `YYYY-MM-DD`; can be undone. */
export async function saveAppliedOn(
  postingId: string,
  before: string | null,
  appliedOn: string | null,
): Promise<boolean> {
  if (!(await update({ postingId, appliedOn }))) return false;
  didSomething({
    label: boardStrings.didSetAppliedOn,
    undo: () => host().call('applications.update', { postingId, appliedOn: before }),
  });
  return true;
}

/** Replaces a contact, or adds one at the end; resolves to false if saving failed. */
export async function saveContact(
  postingId: string,
  before: Contact | null,
  contact: Contact,
): Promise<boolean> {
  const put = (contacts: readonly Contact[]): Contact[] => {
    const at = placeOf(before, contacts);
    return at === -1 ? [...contacts, contact] : contacts.with(at, contact);
  };
  return (await perform(() => changeContacts(postingId, put))) !== null;
}

/** Undo returns it to its place. */
export async function removeContact(postingId: string, removed: Contact): Promise<void> {
  let at = -1;
  const done = await perform(() =>
    changeContacts(postingId, (contacts) => {
      at = placeOf(removed, contacts);
      return at === -1 ? null : contacts.toSpliced(at, 1);
    }),
  );
  if (done === null || at === -1) return;
  didSomething({
    label: boardStrings.didRemoveContact(removed.name),
    undo: () => changeContacts(postingId, (contacts) => contacts.toSpliced(at, 0, removed)),
  });
}

const inTurn = createTurns();

/**
 * Changes the host's contacts, since those on screen may lack a change that is under way. Null
 * leaves them alone.
 */
const changeContacts = (
  postingId: string,
  change: (contacts: readonly Contact[]) => Contact[] | null,
): Promise<void> =>
  inTurn(postingId, async () => {
    const { application } = await host().call('postings.get', { id: postingId });
    const contacts = change(application?.contacts ?? []);
    if (contacts !== null) await host().call('applications.update', { postingId, contacts });
  });

const placeOf = (sought: Contact | null, contacts: readonly Contact[]): number =>
  contacts.findIndex(
    ({ name, role, reach }) =>
      name === sought?.name && role === sought.role && reach === sought.reach,
  );

/** `dueAt` in ISO 8601; resolves to false if saving failed. */
export async function addReminder(
  reminder: Pick<Reminder, 'postingId' | 'dueAt' | 'text'>,
): Promise<boolean> {
  return (await perform(() => host().call('reminders.add', reminder))) !== null;
}

export async function setReminderDone(
  { id, text }: Pick<Reminder, 'id' | 'text'>,
  isDone: boolean,
): Promise<void> {
  const set = (to: boolean) => host().call('reminders.update', { id, isDone: to });
  if ((await perform(() => set(isDone))) === null) return;
  const label = isDone ? boardStrings.didReminder(text) : boardStrings.didReopenReminder(text);
  didSomething({ label, undo: () => set(!isDone) });
}

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
  readonly appliedOn?: string | null;
}): Promise<boolean> {
  return (await perform(() => host().call('applications.update', change))) !== null;
}

/** Keeps a file with an opening; resolves to false if that failed. */
export async function addDocument(postingId: string, file: File): Promise<boolean> {
  const words = boardStrings.documents;
  if (file.size === 0 || file.size > longestDocumentBytes) {
    const title = file.size === 0 ? words.empty(file.name) : words.tooLarge(file.name);
    notifications.show({ title, message: words.refusedHint, color: 'red', autoClose: 8_000 });
    return false;
  }
  const { name, type } = file;
  const done = await perform(async () => {
    const content = toBase64(new Uint8Array(await file.arrayBuffer()));
    return await host().call('documents.add', { postingId, name, type, content });
  });
  return done !== null;
}

/** As the host limits it. */
const longestDocumentBytes = 3 * 1024 * 1024;

export async function openDocument({ id }: Pick<Document, 'id'>): Promise<void> {
  const found = await perform(() => host().call('documents.get', { id }));
  if (found === null) return;
  const bytes = fromBase64(found.content);
  downloadFile({ fileName: found.name, mimeType: found.type, content: bytes });
}

/** Undo adds it again. */
export async function removeDocument(postingId: string, document: Document): Promise<void> {
  const { id, name } = document;
  const kept = await perform(async () => {
    const file = await host().call('documents.get', { id });
    await host().call('documents.remove', { id });
    return file;
  });
  if (kept === null) return;
  didSomething({
    label: boardStrings.didRemoveDocument(name),
    undo: () => host().call('documents.add', { postingId, ...kept }),
  });
}

/** Puts an opening on the board that no scan found; resolves to its id, or null if that failed. */
export async function addOwnOpening(own: OwnOpening): Promise<string | null> {
  const done = await perform(() => host().call('applications.addOwn', own));
  if (done === null) return null;
  const { isKnown, move } = done;
  const { postingId, was } = move;
  const words = boardStrings.own;
  didSomething({
    label: isKnown ? words.didFind(own.title) : words.didAdd(own.title),
    undo: () =>
      isKnown
        ? host().call('applications.restore', { cards: [{ postingId, was }] })
        : host().call('applications.removeOwn', { postingId }),
  });
  return postingId;
}

/** What the page of an opening says, for the form; null if that is too little. */
export async function readPage(url: string): Promise<
  | (Required<Pick<OwnOpening, 'title' | 'company'>> & {
      readonly url: string;
      readonly place: string;
      readonly text: string;
    })
  | null
> {
  const read = await perform(() => host().call('sources.readPage', { url }));
  if (read === null) return null;
  const { title, company, locations, descriptionText } = read;
  return { url, title, company, place: locations[0]?.text ?? '', text: descriptionText };
}
