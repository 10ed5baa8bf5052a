import { expect, it } from 'vitest';
import { openTestDatabase } from '#tests/support/database.ts';
import { localLibrary } from '#tests/support/local-library.ts';
import { openScanPause } from './scan-pause.ts';

it('is remembered from one start to the next until it is over', async () => {
  await using db = await openTestDatabase();
  const library = localLibrary(db);
  const states: boolean[] = [];
  for (const wanted of [true, false]) {
    const pause = await openScanPause(library);
    states.push(pause.isPaused());
    await pause.set(wanted);
    states.push(pause.isPaused());
  }
  states.push((await openScanPause(library)).isPaused());
  expect(states).toEqual([false, true, true, false, false]);
});
