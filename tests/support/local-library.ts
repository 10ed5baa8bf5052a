import type { Library } from '#host/library/client.ts';
import { createLibraryTasks } from '#host/library/library-tasks.ts';
import type { Database } from '#services/db/open.ts';

/** The library's tasks over a test's database, without a thread of their own. */
export function localLibrary(db: Database): Library {
  const tasks = createLibraryTasks(db);
  return {
    // The task and its input belong together: the caller is typed.
    call: (task, input) => tasks[task](input as never) as never,
    [Symbol.asyncDispose]: async () => undefined,
  };
}
