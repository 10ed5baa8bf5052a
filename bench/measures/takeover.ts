import { startSite } from '../fakes.ts';
import { figure, type Measure } from '../measure.ts';
import { startOurs } from '../our-pipeline.ts';

const targetMs = 10_000;

export const takeover: Measure = {
  name: 'takeover',
  async run() {
    // Slow enough to kill the worker while it waits, even on a busy machine.
    await using site = await startSite({
      companies: 1,
      postings: 1,
      latencyMs: 2_000,
      jitterMs: 0,
    });
    await using pipeline = await startOurs({ site: site.origin, model: null });
    const firstTry = site.nextRequest();
    const scanned = pipeline.scan(1);
    await firstTry;
    const secondTry = site.nextRequest();
    const killedAt = performance.timeOrigin + performance.now();
    process.kill(pipeline.workerPid('io_fetch'), 'SIGKILL');
    const { at } = await secondTry;
    const ms = at - killedAt;
    const { status } = await scanned;
    return [
      {
        measure: 'killed worker, job taken over',
        ours: `${figure(ms / 1_000, 1)} s`,
        comparedWith: 'SIGKILL of the fetching worker in mid-job',
        ratio: null,
        target: `≤ ${targetMs / 1_000} s`,
        met: ms <= targetMs && status === 'completed',
        note: '',
      },
    ];
  },
};
