import { startSite } from '../fakes.ts';
import { figure, type Measure, median } from '../measure.ts';
import { proportionalMiB } from '../memory-watch.ts';
import { startOurs } from '../our-pipeline.ts';

const scans = 5;
const targetShare = 0.5;
const targetMiB = 220;
const targetWakeMs = 300;

/** A host without work: what it holds, and how soon it asks a site again. */
export const idle: Measure = {
  name: 'idle',
  async run(say) {
    const resting = await measure(true);
    say(`resting: ${figure(resting.mib)} MiB, first request after ${figure(resting.askMs)} ms`);
    const kept = await measure(false);
    say(`kept: ${figure(kept.mib)} MiB, first request after ${figure(kept.askMs)} ms`);
    const share = resting.mib / kept.mib;
    const wakeMs = resting.askMs - kept.askMs;
    return [
      {
        measure: 'idle host with Redis, proportional size',
        ours: `${figure(resting.mib)} MiB`,
        comparedWith: `${figure(kept.mib)} MiB with its workers kept running`,
        ratio: share,
        target: `≤ ${targetShare}× and ≤ ${targetMiB} MiB`,
        met: share <= targetShare && resting.mib <= targetMiB,
        note: 'after a scan, once the workers are idle: each page that processes share counts once',
      },
      {
        measure: 'from rest to the first request',
        ours: `${figure(resting.askMs)} ms`,
        comparedWith: `${figure(kept.askMs)} ms with its workers kept running`,
        ratio: null,
        target: `≤ ${targetWakeMs} ms more`,
        met: wakeMs <= targetWakeMs,
        note: `median of ${scans} scans, from the call to the site's first request`,
      },
    ];
  },
};

async function measure(rests: boolean): Promise<{ readonly mib: number; readonly askMs: number }> {
  await using site = await startSite({ companies: 1, postings: 1, latencyMs: 0, jitterMs: 0 });
  await using ours = await startOurs({ site: site.origin, model: null, rests });
  const askMs: number[] = [];
  // The first scan warms what every later one finds warm.
  for (let n = 0; n <= scans; n++) {
    const asked = site.nextRequest();
    const startedAt = performance.timeOrigin + performance.now();
    await ours.scan(1);
    if (n > 0) askMs.push((await asked).at - startedAt);
    if (rests) await ours.untilIdle();
  }
  return { mib: proportionalMiB(ours.pid), askMs: median(askMs) };
}
