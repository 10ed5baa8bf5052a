import { runBare } from '../bare-runs.ts';
import { startModel, startSite } from '../fakes.ts';
import { figure, type Measure, median } from '../measure.ts';
import { startOurs } from '../our-pipeline.ts';

const companies = 100;
const postings = 40;
const repeats = 3;
const target = 0.9;

/** The cost of an engine without any waiting: queues with progress, and our jobs. */
export const engine: Measure = {
  name: 'engine',
  async run(say) {
    const noWait = { latencyMs: 0, jitterMs: 0 };
    await using site = await startSite({ companies, postings, ...noWait });
    await using model = await startModel(noWait);
    const from = { site: site.origin, model: model.origin };
    const rates = { bare: [] as number[], sameWork: [] as number[], ours: [] as number[] };
    for (let run = 1; run <= repeats; run++) {
      const bare = rateOf(await runBare('./bare-pipeline.ts', { ...from, companies }));
      const sameWork = rateOf(await runBare('./same-work.ts', { ...from, companies }));
      const ours = rateOf(await scanWithOurs(from));
      rates.bare.push(bare);
      rates.sameWork.push(sameWork);
      rates.ours.push(ours);
      say(
        `${run} of ${repeats}, postings/s: bare ${figure(bare)}, ` +
          `same work ${figure(sameWork)}, ours ${figure(ours)}`,
      );
    }
    const ours = median(rates.ours);
    const row = { ours: `${figure(ours)} postings/s`, target: `≥ ${target}` };
    const toBare = ours / median(rates.bare);
    const toSameWork = ours / median(rates.sameWork);
    return [
      {
        measure: `engine, ${companies} × ${postings}, no latency`,
        ...row,
        comparedWith: `${figure(median(rates.bare))}: bare pipeline, one process`,
        ratio: toBare,
        met: toBare >= target,
        note:
          'the bare one neither sanitises, nor reads by rules, nor checks the quotes of the model, ' +
          'nor indexes words: most of the difference is that work, see the next row',
      },
      {
        measure: 'engine, the same work',
        ...row,
        comparedWith: `${figure(median(rates.sameWork))}: our jobs, one process, no queue`,
        ratio: toSameWork,
        met: toSameWork >= target,
        note: 'what queues, progress and snapshots cost, less what the second core gives',
      },
    ];
  },
};

async function scanWithOurs(from: { readonly site: string; readonly model: string }) {
  await using pipeline = await startOurs(from);
  const scanned = await pipeline.scan(companies);
  if (scanned.enhanced !== companies * postings) throw new Error(JSON.stringify(scanned));
  return scanned;
}

const rateOf = ({ wallMs }: { readonly wallMs: number }): number =>
  (companies * postings * 1_000) / wallMs;
