import type { Database } from '#services/db/open.ts';
import { applications } from '../api/applications.ts';
import { catalogue, lazyCatalogue } from '../api/catalogue.ts';
import { companies } from '../api/companies.ts';
import { counts } from '../api/counts.ts';
import { inbox } from '../api/inbox.ts';
import { insights } from '../api/insights.ts';
import { pastRuns } from '../api/past-runs.ts';
import { postings } from '../api/postings.ts';
import { preferences } from '../api/preferences.ts';
import { searches } from '../api/searches.ts';
import { createEraseTasks } from './erase-tasks.ts';
import { createHostTasks } from './host-tasks.ts';
import { createInboxTasks } from './inbox-tasks.ts';
import type { LibraryTasks } from './protocol.ts';
import { createRunTasks } from './run-tasks.ts';

/** Every task of the library over a database: one missing or misspelt does not compile. */
export const createLibraryTasks = (
  db: Database,
  openCatalogue = lazyCatalogue(),
): LibraryTasks => ({
  ...companies(db, openCatalogue),
  ...catalogue(db, openCatalogue),
  ...postings(db),
  ...applications(db),
  ...searches(db),
  ...inbox(db),
  ...counts(db),
  ...insights(db),
  ...pastRuns(db),
  ...preferences(db),
  ...createRunTasks(db),
  ...createInboxTasks(db),
  ...createEraseTasks(db),
  ...createHostTasks(db),
});
