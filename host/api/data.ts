import type { Handlers } from '#contract/api.ts';
import { queueNames } from '#workers/queues.ts';
import { cancelRun } from '../runs/cancel-run.ts';
import { type DemoDeps, stopDemo } from './demo.ts';

/** Calls about all that is kept. */
export const data = (deps: DemoDeps): Handlers<'data.erase'> => ({
  'data.erase': async () => {
    const { library, driver, tracker } = deps;
    for (const run of tracker.open()) await cancelRun(deps, run.id);
    const ofDemo = await stopDemo(deps);
    for (const queue of queueNames) await driver.clean(queue);
    const { removed } = await library.call('data.erase', {});
    return { removed: removed + ofDemo };
  },
});
