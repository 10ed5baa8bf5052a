import type { Handlers } from '#contract/api.ts';
import type { Database } from '../engine/open.ts';
import { setStage, updateApplication } from './applications.ts';
import { listCards } from './cards.ts';
import { addReminder, removeReminder, updateReminder } from './reminders.ts';

type ApplicationHandlers = Handlers<
  | 'applications.list'
  | 'applications.setStage'
  | 'applications.update'
  | 'reminders.add'
  | 'reminders.update'
  | 'reminders.remove'
>;

export const applications = (db: Database): ApplicationHandlers => ({
  'applications.list': () => listCards(db),
  'applications.setStage': (move) => setStage(db, move),
  'applications.update': ({ postingId, ...change }) => updateApplication(db, postingId, change),
  'reminders.add': (reminder) => addReminder(db, reminder),
  'reminders.update': ({ id, ...change }) => updateReminder(db, id, change),
  'reminders.remove': async ({ id }) => {
    await removeReminder(db, id);
    return { removed: 1 };
  },
});
