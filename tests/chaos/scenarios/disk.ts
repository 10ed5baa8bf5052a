import { rmSync } from 'node:fs';
import path from 'node:path';
import { until, within } from '../program.ts';
import type { Round } from '../round.ts';
import { judge, openRunsEnd, reached, scan, settled, stopHost, survives } from '../steps.ts';
import { codeOf } from './stall.ts';

/** The disk is full, cannot be written, or loses something. */
export const diskScenarios = {
  'delete-snapshots': {
    needs: [],
    play: (round: Round) =>
      survives(
        round,
        async () => {
          const folder = path.join(round.program.dataDir, 'snapshots');
          // A worker that writes at the same moment makes it fail; the next try then succeeds.
          await until(2_000, () => removes(folder));
          round.did('rm -r snapshots/');
        },
        { mayFail: true },
      ),
  },
  'disk-full': {
    needs: ['small_disk'],
    play: async (round: Round) => {
      const { program, disk, pick, fail, did } = round;
      round.excused.add('notices');
      const { id } = await scan(round);
      await reached(round, id, pick.between(0, 0.5));
      const makeRoom = disk?.fill();
      const full = await settled(round, id, 30_000);
      const codes = (full.run?.companies ?? []).flatMap(({ error }) => error?.code ?? []);
      const { notices } = await program.ask('health.get', {});
      const stored = program.ask('preferences.set', { key: 'x', value: 'y'.repeat(5_000) });
      const write = await stored.then(() => 'stored', codeOf);
      const added = await program.run([
        'companies',
        'add',
        '--json',
        'https://jobs.lever.co/other',
      ]);
      did(`disk full: ${[...new Set(codes)]}; ${notices.length} notices; a write: ${write}`);
      if ([...codes, write].includes('internal'))
        fail('internal_error', 'a full disk is "internal"');
      if (/internal/.test(`${added?.stdout}`)) fail('internal_error', `${added?.stdout}`);
      await makeRoom?.();
      judge(round, await settled(round, id), { mayFail: true, name: 'the scan with a full disk' });
    },
  },
  'disk-full-at-start': {
    needs: ['small_disk'],
    play: async (round: Round) => {
      await stopHost(round);
      const makeRoom = round.disk?.fill();
      await startsWithoutDisk(round, /full|space|written/i);
      await makeRoom?.();
      await round.program.serve();
    },
  },
  'read-only': {
    needs: ['small_disk'],
    play: async (round: Round) => {
      round.excused.add('notices');
      await stopHost(round);
      await round.disk?.setWritable(false);
      await startsWithoutDisk(round, /read-only|written/i);
      for (const command of ['postings', 'doctor']) {
        const end = await round.program.run([command]);
        if (/internal|\bat file:/.test(`${end?.stderr}`)) round.fail('words', `${end?.stderr}`);
      }
      await round.disk?.setWritable(true);
      await round.program.serve();
      await openRunsEnd(round);
    },
  },
} as const;

/** A host that cannot write either says so and ends, or serves all the same and stops when asked. */
async function startsWithoutDisk({ program, fail, did }: Round, says: RegExp): Promise<void> {
  const host = program.start(program.serveArgs);
  const end = await within(15_000, host.result);
  did(`started: ${end === null ? 'serves' : end.stderr.trim().slice(0, 100)}`);
  if (end === null) {
    host.kill('SIGTERM');
    if ((await within(30_000, host.exited)) === null) fail('stop', 'it does not end');
    await host[Symbol.asyncDispose]();
  } else if (end.exitCode !== 1 || !says.test(end.stderr + end.stdout)) {
    fail('exit_code', `${end.exitCode} ${end.stderr.slice(0, 300)}`);
  }
}

function removes(folder: string): true | null {
  try {
    rmSync(folder, { recursive: true, force: true });
    return true;
  } catch {
    return null;
  }
}
