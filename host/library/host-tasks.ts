import { write } from '#services/db/access.ts';
import { readHostState, writeHostState } from '#services/db/host-state.ts';
import type { Database } from '#services/db/open.ts';

/** What the host remembers from one start to the next, out of clients' sight. */
export type HostTasks = {
  /** Null where nothing is remembered under the name. */
  readonly 'host.recall': (input: { readonly name: string }) => Promise<unknown>;
  /** Null forgets it. */
  readonly 'host.remember': (input: {
    readonly name: string;
    readonly state: unknown;
  }) => Promise<void>;
  /** Throws `database_busy` where another program keeps the write lock for a second. */
  readonly 'host.checkWritable': (input: Record<never, never>) => Promise<void>;
};

/** The host's memory over the database. */
export const createHostTasks = (db: Database): HostTasks => ({
  'host.recall': ({ name }) => readHostState(db, name),
  'host.remember': ({ name, state }) => writeHostState(db, name, state),
  'host.checkWritable': () => write(db, async () => undefined, 1),
});
