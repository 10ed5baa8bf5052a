import { companies } from '#host/api/companies.ts';
import { postings } from '#host/api/postings.ts';
import type { Library } from '#host/library/client.ts';
import type { LibraryTasks } from '#host/library/protocol.ts';
import { createRunTasks } from '#host/library/run-tasks.ts';
import type { Database } from '#services/db/open.ts';

/** The library's tasks over a test's database, without a thread of their own. */
export function localLibrary(db: Database): Library {
  const tasks: LibraryTasks = { ...companies(db), ...postings(db), ...createRunTasks(db) };
  return {
    // The task and its input belong together: the caller is typed.
    call: (task, input) => tasks[task](input as never) as never,
    [Symbol.asyncDispose]: async () => undefined,
  };
}
