import { rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { signal, until } from '../program.ts';
import type { Round } from '../round.ts';
import {
  judge,
  killWorker,
  moveSites,
  pickQueue,
  pickWorker,
  scan,
  serveAgain,
  settled,
  signalRedis,
  survives,
} from '../steps.ts';

const needs = [] as const;

/** A part dies at once, in the middle of a scan. */
export const killScenarios = {
  'kill-worker': {
    needs,
    play: (round: Round) => survives(round, () => killWorker(round)),
  },
  'kill-workers-again': {
    needs,
    play: (round: Round) =>
      survives(round, async () => {
        for (let n = 0; n < 4; n++) {
          await killWorker(round);
          await wait(round.pick.between(300, 1_800));
        }
      }),
  },
  'kill-all-workers': {
    needs,
    play: (round: Round) =>
      survives(round, async () => {
        const { workers } = await round.program.ask('health.get', {});
        for (const { pid } of workers) if (pid !== null) signal(pid, 'SIGKILL');
        round.did('SIGKILL every worker');
      }),
  },
  'kill-one-worker-again': {
    needs,
    play: async (round: Round) => {
      const queue = pickQueue(round);
      const killWhenReady = async () => {
        const isReady = async () => {
          const { workers } = await round.program.ask('health.get', {});
          return workers.find((each) => each.queue === queue)?.state === 'ready' ? true : null;
        };
        if ((await until(15_000, isReady)) !== null) await killWorker(round, queue);
      };
      const killings = async () => {
        for (let n = 0; n < 4; n++) await killWhenReady();
      };
      await survives(round, killings, { share: 0.02, mayFail: true });
    },
  },
  'kill-redis': {
    needs,
    play: (round: Round) => survives(round, () => signalRedis(round, 'SIGKILL')),
  },
  'kill-redis-twice': {
    needs,
    play: (round: Round) =>
      survives(round, async () => {
        for (let n = 0; n < 2; n++) {
          await signalRedis(round, 'SIGKILL');
          await wait(round.pick.between(1_500, 2_500));
        }
      }),
  },
  'kill-redis-and-worker': {
    needs,
    play: (round: Round) =>
      survives(round, async () => {
        const worker = await pickWorker(round);
        await signalRedis(round, 'SIGKILL');
        if (worker !== null) signal(worker.pid, 'SIGKILL');
        round.did(`SIGKILL ${worker?.queue}`);
      }),
  },
  'kill-model': {
    needs: ['model'],
    play: async (round: Round) => {
      const end = async () => {
        round.model?.setFault('down');
        round.did('the model is gone');
        await wait(round.pick.between(0, 3_000));
      };
      await survives(round, end, { mayFail: true });
      round.model?.setFault('none');
    },
  },
  'delete-redis-folder': {
    needs,
    play: async (round: Round) => {
      round.excused.add('notices');
      await survives(round, async () => deleteRedisFolder(round));
      await killWorker(round, 'parse');
      moveSites(round);
      const run = await settled(round, (await scan(round)).id);
      judge(round, run, { name: 'the scan after Redis lost its folder and parse was killed' });
    },
  },
  'delete-redis-folder-kill-redis': {
    needs,
    play: async (round: Round) => {
      round.excused.add('notices');
      await survives(round, async () => {
        deleteRedisFolder(round);
        await signalRedis(round, 'SIGKILL');
      });
      await serveAgain(round);
    },
  },
} as const;

function deleteRedisFolder({ program, did }: Round): void {
  rmSync(path.join(program.dataDir, 'redis'), { recursive: true, force: true });
  did('rm -r redis/');
}
