import { setInterval } from 'node:timers/promises';
import { minutes } from '#core/duration.ts';

const lookEveryMs = 100;
const patienceMs = minutes(4);

/** Looks until it is so. Throws where it is still not so after four minutes. */
export async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  const signal = AbortSignal.timeout(patienceMs);
  try {
    for await (const _ of setInterval(lookEveryMs, null, { signal })) if (await isSo()) return;
  } catch (error) {
    throw signal.aborted ? new Error(`in vain: ${what}`, { cause: error }) : error;
  }
}
