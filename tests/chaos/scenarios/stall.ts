import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { signal, until } from '../program.ts';
import type { Round } from '../round.ts';
import { pickQueue, pickWorker, signalRedis, survives } from '../steps.ts';

const needs = [] as const;

/** Longer than any statement waits for a lock. */
const lockedMs = 7_000;

/** A part hangs instead of dying: for a while, or for good. */
export const stallScenarios = {
  'stop-redis': {
    needs,
    play: (round: Round) =>
      survives(round, async () => {
        const { redisPid } = await round.program.ask('health.get', {});
        if (redisPid === null) return;
        signal(redisPid, 'SIGSTOP');
        await wait(round.stallMs);
        signal(redisPid, 'SIGCONT');
        round.did(`SIGSTOP redis for ${round.stallMs} ms`);
      }),
  },
  'stop-worker': {
    needs,
    play: (round: Round) =>
      survives(round, async () => {
        const worker = await pickWorker(round);
        if (worker === null) return;
        signal(worker.pid, 'SIGSTOP');
        await wait(round.stallMs);
        signal(worker.pid, 'SIGCONT');
        round.did(`SIGSTOP ${worker.queue} for ${round.stallMs} ms`);
      }),
  },
  'hang-worker': {
    needs,
    play: (round: Round) =>
      survives(
        round,
        async () => {
          const worker = await pickWorker(round, pickQueue(round));
          if (worker === null) return;
          signal(worker.pid, 'SIGSTOP');
          round.did(`SIGSTOP ${worker.queue} for good`);
        },
        { share: 0.02 },
      ),
  },
  'loop-worker': {
    needs,
    play: (round: Round) =>
      survives(
        round,
        async () => {
          const worker = await pickWorker(round, pickQueue(round));
          if (worker === null) return;
          const isLooping = await loopForEver(worker.pid, round.inspectorPort);
          round.did(`endless loop in ${worker.queue}${isLooping ? '' : ', not begun'}`);
        },
        { share: 0.02 },
      ),
  },
  'database-locked': {
    needs,
    play: (round: Round) => survives(round, () => lockDatabase(round), { mayFail: true }),
  },
  'stop-while-redis-is-down': {
    needs,
    play: async (round: Round) => {
      await signalRedis(round, 'SIGKILL');
      await wait(round.pick.between(0, 450));
      const end = await round.program.stop();
      if (end === null) round.fail('stop', 'the host does not end within 30 s while Redis is away');
    },
  },
} as const;

/** Another program holds the write lock of the database. */
async function lockDatabase({ program, fail, did }: Round): Promise<void> {
  const database = new DatabaseSync(path.join(program.dataDir, 'rolewatch.db'), {
    timeout: 10_000,
  });
  database.exec('BEGIN IMMEDIATE');
  const write = program
    .ask('preferences.set', { key: 'chaos', value: 1 }, 20_000)
    .then(() => 'stored', codeOf);
  await wait(lockedMs);
  database.exec('ROLLBACK');
  database.close();
  const answer = await write;
  did(`database locked for ${lockedMs} ms; a write meanwhile: ${answer}`);
  if (answer === 'internal') fail('internal_error', 'a locked database is reported as "internal"');
}

/** The code of a call's error, else its words. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error);

/** Puts an endless loop into a process through Node's inspector; false if it cannot be reached. */
async function loopForEver(pid: number, port: number): Promise<boolean> {
  signal(pid, 'SIGUSR1');
  const address = await until(5_000, () => inspectorOf(port));
  if (address === null) return false;
  const socket = new WebSocket(address);
  await new Promise((resolve) => socket.addEventListener('open', resolve, { once: true }));
  const expression = 'setTimeout(() => { for (;;); })';
  const evaluated = new Promise((resolve) =>
    socket.addEventListener('message', resolve, { once: true }),
  );
  socket.send(JSON.stringify({ id: 1, method: 'Runtime.evaluate', params: { expression } }));
  await evaluated;
  return true;
}

const Inspected = z.tuple([z.object({ webSocketDebuggerUrl: z.string() })]).rest(z.unknown());

async function inspectorOf(port: number): Promise<string | null> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/json/list`);
    return Inspected.parse(await response.json())[0].webSocketDebuggerUrl;
  } catch {
    return null;
  }
}
