import type { Handlers } from '#contract/api.ts';
import { listCards } from '#services/db/application-cards.ts';
import { setStage, updateApplication } from '#services/db/applications.ts';
import type { Database } from '#services/db/open.ts';
import { addReminder, removeReminder, updateReminder } from '#services/db/reminders.ts';

type ApplicationHandlers = Handlers<
  | 'applications.list'
  | 'applications.setStage'
  | 'applications.update'
  | 'reminders.add'
  | 'reminders.update'
  | 'reminders.remove'
>;

/** Calls about the postings that a person goes for. */
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
