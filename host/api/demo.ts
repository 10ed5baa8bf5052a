import type { Handlers } from '#contract/api.ts';
import type { RunView } from '#contract/views/run.ts';
import { AppError } from '#core/errors.ts';
import type { Demo } from '../demo/demo.ts';
import type { Queueing } from '../queueing.ts';
import { cancelRun } from '../runs/cancel-run.ts';
import type { RunState } from '../runs/run-state.ts';
import { type RunDeps, startRun } from '../runs/start-run.ts';

export type DemoDeps = RunDeps & {
  readonly demo: Demo;
  readonly queueing: Pick<Queueing, 'renew'>;
  /** Whether it is on is part of the host's health. */
  readonly onChange: () => void;
};

/** Calls that turn the demo on and off. */
export const demo = (deps: DemoDeps): Handlers<'demo.start' | 'demo.stop'> => ({
  'demo.start': () => deps.demo.inTurn(() => start(deps)),
  'demo.stop': () => deps.demo.inTurn(async () => ({ removed: await stopDemo(deps) })),
});

/**
 * Ends its runs, forgets its companies, stops its sites; answers how many companies went. To be
 * done in the demo's turn.
 */
export async function stopDemo(deps: DemoDeps): Promise<number> {
  const { demo, library, tracker, queueing, onChange } = deps;
  const added = demo.added();
  for (const run of tracker.open()) {
    if (isOf(run, added)) await cancelRun(deps, run.id);
  }
  const wasOn = demo.isOn();
  const removed = await demo.stop(library);
  if (wasOn) await queueing.renew(['io_fetch']);
  onChange();
  return removed;
}

/** Throws `scan_is_open` where the sites of the demo would answer for a real company. */
async function start(deps: DemoDeps): Promise<RunView> {
  const { demo, library, tracker, queueing, onChange } = deps;
  const wasOn = demo.isOn();
  if (!wasOn) refuseBesideReal(deps);
  const companies = await demo.start(library);
  try {
    // One that began meanwhile; from here on real companies are left alone.
    if (!wasOn) refuseBesideReal(deps);
  } catch (error) {
    await demo.stop(library);
    throw error;
  }
  if (!wasOn) await queueing.renew(['io_fetch']);
  onChange();
  const open = tracker.open().find((run) => isOf(run, companies));
  const view = open === undefined ? null : tracker.view(open.id);
  return (
    view ??
    (await startRun(deps, { urls: [], companies: [...companies], all: false, enrich: true }))
  );
}

function refuseBesideReal({ tracker, demo }: DemoDeps): void {
  const isReal = ({ companies }: RunState) => [...companies.keys()].some((id) => !demo.owns(id));
  if (tracker.open().some(isReal)) throw new AppError('scan_is_open', {});
}

const isOf = (run: RunState, companies: readonly string[]): boolean =>
  companies.some((id) => run.companies.has(id));
