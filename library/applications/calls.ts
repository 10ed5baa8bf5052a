import type { Handlers } from '#contract/api.ts';
import type { Database } from '../engine/open.ts';
import { restoreCards, setStage, setStages, updateApplication } from './applications.ts';
import { listCards } from './cards.ts';
import { addDocument, readDocument, removeDocument } from './documents.ts';
import { addOwnOpening, removeOwnOpening } from './own-openings.ts';
import { addReminder, removeReminder, updateReminder } from './reminders.ts';

type ApplicationHandlers = Handlers<
  | 'applications.list'
  | 'applications.setStage'
  | 'applications.setStages'
  | 'applications.restore'
  | 'applications.addOwn'
  | 'applications.removeOwn'
  | 'applications.update'
  | 'documents.add'
  | 'documents.get'
  | 'documents.remove'
  | 'reminders.add'
  | 'reminders.update'
  | 'reminders.remove'
>;

export const applications = (db: Database): ApplicationHandlers => ({
  'applications.list': () => listCards(db),
  'applications.setStage': (move) => setStage(db, move),
  'applications.setStages': async (input) => ({ moves: await setStages(db, input) }),
  'applications.restore': async (input) => ({ restored: await restoreCards(db, input) }),
  'applications.addOwn': (own) => addOwnOpening(db, own),
  'applications.removeOwn': async ({ postingId }) => {
    await removeOwnOpening(db, postingId);
    return { removed: 1 };
  },
  'applications.update': ({ postingId, ...change }) => updateApplication(db, postingId, change),
  'documents.add': (document) => addDocument(db, document),
  'documents.get': ({ id }) => readDocument(db, id),
  'documents.remove': async ({ id }) => {
    await removeDocument(db, id);
    return { removed: 1 };
  },
  'reminders.add': (reminder) => addReminder(db, reminder),
  'reminders.update': ({ id, ...change }) => updateReminder(db, id, change),
  'reminders.remove': async ({ id }) => {
    await removeReminder(db, id);
    return { removed: 1 };
  },
});
