import { readdirSync, statSync } from 'node:fs';
import { open, truncate } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { commandOf, until, within } from '../program.ts';
import type { Round } from '../round.ts';
import {
  childrenEnd,
  disturb,
  judge,
  killHost,
  openRunsEnd,
  reached,
  scan,
  settled,
  stopHost,
} from '../steps.ts';

const needs = [] as const;

/** The host dies, is stopped, or is not alone. */
export const hostScenarios = {
  'kill-host': {
    needs,
    play: async (round: Round) => {
      await disturb(round, () => killHost(round));
      await childrenEnd(round, 'the host was killed');
      await round.program.serve();
      await openRunsEnd(round);
    },
  },
  'kill-host-restart-at-once': {
    needs,
    play: async (round: Round) => {
      await disturb(round, () => killHost(round));
      await round.program.serve();
      await openRunsEnd(round);
    },
  },
  'kill-host-damage-queue-file': {
    needs,
    play: async (round: Round) => {
      round.excused.add('notices');
      await disturb(round, () => killHost(round));
      await childrenEnd(round, 'the host was killed');
      await damageQueueFile(round);
      await round.program.serve();
      await openRunsEnd(round);
    },
  },
  'terminate-host': {
    needs,
    play: async (round: Round) => {
      const { id } = await scan(round);
      await reached(round, id, round.pick.between(0, 0.8));
      await stopHost(round, round.pick.one(['SIGTERM', 'SIGINT'] as const));
      await until(2_000, () => (round.program.processes().length === 0 ? true : null));
      for (const pid of round.program.processes()) round.fail('orphan', commandOf(pid));
      await round.program.serve();
      await openRunsEnd(round);
    },
  },
  'kill-scrape': {
    needs,
    play: async (round: Round) => {
      await stopHost(round);
      const first = startScrape(round);
      await wait(round.pick.between(800, 4_000));
      const by = round.pick.one(['SIGKILL', 'SIGINT', 'SIGTERM'] as const);
      if (by === 'SIGKILL') round.excused.add('drafts');
      first.kill(by);
      if ((await within(30_000, first.exited)) === null) {
        round.fail('stop', `scrape does not end within 30 s of ${by}`);
        first.kill('SIGKILL');
      }
      round.did(`${by} scrape`);
      await childrenEnd(round, by);
      const second = await within(120_000, startScrape(round).result);
      if (second === null) round.fail('stuck_run', 'the second scrape does not end');
      else if (second.exitCode !== 0) {
        round.fail(
          'exit_code',
          `the second scrape: ${second.exitCode} ${second.stderr.slice(-200)}`,
        );
      }
      await round.program.serve();
    },
  },
  'second-host': {
    needs,
    play: async (round: Round) => {
      const { program } = round;
      const { id } = await scan(round);
      const others = Array.from({ length: 3 }, () => program.run(program.serveArgs));
      for (const end of await Promise.all(others)) {
        const said = `${end?.exitCode} ${end?.stderr}${end?.stdout}`;
        if (end?.exitCode !== 1 || !/running/i.test(said)) round.fail('second_host', said);
      }
      const reads = await program.run(['postings', '--json', '--limit', '5']);
      if (reads?.exitCode !== 0) round.fail('exit_code', `postings beside it: ${reads?.stderr}`);
      judge(round, await settled(round, id));
    },
  },
  'start-four-at-once': {
    needs,
    play: async (round: Round) => {
      const { program } = round;
      await killHost(round);
      const starts = Array.from({ length: 4 }, () => program.start(program.serveArgs));
      const outcomes = starts.map(async (start) => ({
        start,
        listens: await start
          .waitForLine(({ type }) => type === 'listening')
          .then(
            () => true,
            () => false,
          ),
      }));
      const serving = (await Promise.all(outcomes)).filter(({ listens }) => listens);
      if (serving.length !== 1) round.fail('lock', `${serving.length} of four hosts serve`);
      const [first, ...rest] = serving;
      for (const { start } of rest) await start[Symbol.asyncDispose]();
      if (first !== undefined) await program.adopt(first.start);
    },
  },
} as const;

const startScrape = ({ program, sites, truth }: Round) => {
  const urls = sites.companies.map(({ url }) => url);
  for (const url of urls) truth.watched.add(url);
  const originMap = program.serveArgs.slice(program.serveArgs.indexOf('--origin-map'));
  return program.start(['scrape', '--json', ...originMap, ...urls]);
};

/** Cuts, overwrites or empties what Redis wrote last, as a power cut may. */
async function damageQueueFile({ program, pick, did }: Round): Promise<void> {
  const folder = path.join(program.dataDir, 'redis/appendonlydir');
  const sizeOf = (name: string) => statSync(path.join(folder, name)).size;
  for (const name of readdirSync(folder).filter((each) => each.endsWith('.aof'))) {
    const file = path.join(folder, name);
    const size = sizeOf(name);
    if (size <= 100) continue;
    const how = pick.one(['cut', 'garbage', 'empty'] as const);
    if (how === 'cut')
      await truncate(file, Math.floor(size - pick.between(1, Math.min(size, 2_000))));
    else if (how === 'empty') await truncate(file, 0);
    else {
      await using handle = await open(file, 'r+');
      await handle.write('garbage!'.repeat(20), Math.floor(pick.between(0, size)));
    }
    did(`${how} in ${name}`);
  }
}
