import type { Handlers } from '#contract/api.ts';
import type { Database } from '#services/db/open.ts';
import { readPreferences, setPreference } from '#services/db/preferences.ts';

/** Calls about what clients keep of their own. */
export const preferences = (db: Database): Handlers<'preferences.get' | 'preferences.set'> => ({
  'preferences.get': () => readPreferences(db),
  'preferences.set': async ({ key, value }) => {
    await setPreference(db, key, value);
    return {};
  },
});
