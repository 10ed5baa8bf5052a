import type { Handlers } from '#contract/api.ts';
import { readListInThread } from '../lists/read-in-thread.ts';

/** The call that reads a list of companies. */
export const lists = (): Handlers<'companies.readList'> => ({
  'companies.readList': async ({ text }) => ({ rows: await readListInThread(text) }),
});
