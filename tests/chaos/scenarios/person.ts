import { setTimeout as wait } from 'node:timers/promises';
import type { Round } from '../round.ts';
import { judge, killWorker, pickQueue, reached, scan, settled, survives } from '../steps.ts';
import { countOf, readDatabase } from '../truth.ts';

const needs = [] as const;

/** A person does what can be done in the middle of a scan. */
export const personScenarios = {
  cancel: {
    needs,
    play: async (round: Round) => {
      const { program, pick, fail } = round;
      for (const share of [pick.between(0, 0.8), 0]) {
        const { id } = await scan(round);
        await reached(round, id, share);
        const { endedAt, status } = await program.ask('runs.cancel', { id });
        if (endedAt === null) fail('cancel', `the cancelled run has not ended: ${status}`);
      }
      const run = await settled(round, (await scan(round)).id);
      judge(round, run, { name: 'the scan after two cancelled ones' });
    },
  },
  'change-settings': {
    needs,
    play: (round: Round) =>
      survives(round, async () => {
        for (const value of ['Chaos/1', 'Chaos/2', null]) {
          await round.program.ask('settings.set', { name: 'userAgent', value });
          await wait(round.pick.between(200, 1_000));
        }
      }),
  },
  'pause-resume': {
    needs,
    play: (round: Round) =>
      survives(round, async () => {
        const queue = pickQueue(round);
        await round.program.ask('queues.pause', { queue });
        await wait(round.pick.between(500, 1_500));
        await killWorker(round, queue);
        await wait(round.pick.between(500, 1_500));
        await round.program.ask('queues.resume', { queue });
      }),
  },
  'remove-company': {
    needs,
    play: async (round: Round) => {
      round.excused.add('forgotten');
      const remove = async () => {
        const company = round.pick.one(await round.program.ask('companies.list', {}));
        await round.program.ask('companies.remove', { company: company.id });
        round.did(`removed ${company.name}`);
      };
      await survives(round, remove, { share: round.pick.between(0, 0.5), mayFail: true });
    },
  },
  erase: {
    needs,
    play: async (round: Round) => {
      const { program, excused, fail } = round;
      excused.add('forgotten');
      const { id } = await scan(round);
      await reached(round, id, round.pick.between(0, 0.7));
      await program.ask('data.erase', { confirm: 'erase' });
      await wait(2_000);
      const left = readDatabase(program.dataDir, (rows) =>
        ['Posting', 'Company', 'Run'].reduce(
          (sum, table) => sum + countOf(rows, `SELECT count(*) n FROM ${table}`),
          0,
        ),
      );
      if (left > 0) fail('erase', `${left} rows are there 2 s after everything was erased`);
    },
  },
} as const;
