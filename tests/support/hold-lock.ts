import { fork } from 'node:child_process';
import { once } from 'node:events';

export type HeldLock = AsyncDisposable & {
  readonly release: () => Promise<void>;
};

const program = `
  import { DatabaseSync } from 'node:sqlite';
  const db = new DatabaseSync(process.argv[1]);
  db.exec('BEGIN IMMEDIATE');
  process.on('message', () => {
    db.exec('ROLLBACK');
    process.disconnect();
  });
  process.send('held');`;

/**
 * Another process that holds a database's write lock. Within one process, two copies of SQLite do
 * not see each other's locks.
 */
export async function holdLock(file: string): Promise<HeldLock> {
  const execArgv = ['--input-type=module', '--eval', program];
  const child = fork(file, [], { execArgv, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  await once(child, 'message');
  const gone = once(child, 'exit');
  const release = async () => {
    if (child.connected) child.send('release');
    await gone;
  };
  return { release, [Symbol.asyncDispose]: release };
}
