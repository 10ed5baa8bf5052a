import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Round } from '../round.ts';
import { judge, moveSites, scan, serveAgain, settled, stopHost, survives } from '../steps.ts';

/** Debian's package `faketime` brings it. */
const library = '/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1';

export const hasFaketime = (): boolean => existsSync(library);

/** The clock of the machine is set, forwards or back. */
export const clockScenarios = {
  'clock-jump': {
    needs: ['faketime'],
    play: async (round: Round) => {
      await stopHost(round);
      const file = path.join(round.folder, 'clock');
      const setClock = (offset: string) => writeFile(file, `${offset}\n`);
      await setClock('+0');
      await round.program.serve({
        LD_PRELOAD: library,
        FAKETIME_TIMESTAMP_FILE: file,
        FAKETIME_CACHE_DURATION: '1',
        FAKETIME_DONT_FAKE_MONOTONIC: '1',
      });
      const jump = round.pick.one(['+2d', '-2d', '+400d', '-1h', '+3h']);
      await survives(round, async () => {
        await setClock(jump);
        round.did(`clock ${jump}`);
        await wait(2_000);
      });
      moveSites(round);
      judge(round, await settled(round, (await scan(round)).id), {
        name: `the scan after ${jump}`,
      });
      await setClock('+0');
      await serveAgain(round);
    },
  },
} as const;
