import { setTimeout as wait } from 'node:timers/promises';
import { seconds } from '#core/duration.ts';
import { AppError } from '#core/errors.ts';
import { isRunning } from '#services/process-identity.ts';
import { ask } from '#services/redis/ask.ts';
import { forgetRunning, type RunningRedis, readRunning } from '#services/redis/running.ts';

/**
 * Ends the Redis that a killed host may have left behind, so that two never write one file. It is
 * known by its password or as the very process that was started, so no other is ever touched.
 * Resolves when it is gone, with its pid; null where there was none. Only for the holder of the
 * data dir's lock. Throws `redis_unavailable` where it cannot be ended.
 */
export async function endOrphanRedis(connectionFile: string): Promise<number | null> {
  const left = await readRunning(connectionFile);
  if (left === null) return null;
  const found = await isAlive(left);
  if (found) await end(left);
  await forgetRunning(connectionFile);
  return found ? left.process.pid : null;
}

/** Where processes cannot be told apart (Windows), only the one that knows the password is ours. */
async function isAlive({ address, process }: RunningRedis): Promise<boolean> {
  if (!(await isRunning(process))) return false;
  if (process.started !== null) return true;
  const { kind, text } = await ask(address, 'PING', seconds(1));
  return kind === 'reply' || (kind === 'error' && text.startsWith('LOADING'));
}

async function end(left: RunningRedis): Promise<void> {
  await ask(left.address, 'SHUTDOWN', seconds(5));
  if (await endsWithin(left, seconds(5))) return;
  process.kill(left.process.pid, 'SIGKILL');
  if (await endsWithin(left, seconds(5))) return;
  const reason = `the one that was left running (pid ${left.process.pid}) does not end`;
  throw new AppError('redis_unavailable', { reason });
}

async function endsWithin(left: RunningRedis, timeoutMs: number): Promise<boolean> {
  const deadline = performance.now() + timeoutMs;
  while (await isRunning(left.process)) {
    if (performance.now() > deadline) return false;
    await wait(10);
  }
  return true;
}
