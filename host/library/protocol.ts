import type { Handlers, MethodsThatRun } from '#contract/api.ts';
import type { Reply } from '#contract/reply.ts';
import type { IndexProgress } from '#services/db/unindexed.ts';
import type { EraseTasks } from './erase-tasks.ts';
import type { HostTasks } from './host-tasks.ts';
import type { InboxTasks } from './inbox-tasks.ts';
import type { RunTasks } from './run-tasks.ts';

/** All that the library does: the contract's calls that touch the database, and the host's own. */
export type LibraryTasks = Handlers<MethodsThatRun<'library'>> &
  RunTasks &
  InboxTasks &
  EraseTasks &
  HostTasks;

export type LibraryTask = keyof LibraryTasks;

export type LibraryRequest = {
  readonly id: number;
  readonly task: LibraryTask;
  readonly input: unknown;
};

/**
 * `id` of the request it answers; 0 says that the library is open, or why it could not be. Before
 * that it tells how far an update of the index of words is.
 */
export type LibraryReply =
  | { readonly id: number; readonly reply: Reply }
  | { readonly indexing: IndexProgress };

/** What the thread is started with. */
export type LibraryOptions = { readonly database: string };
