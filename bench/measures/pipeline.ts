import { mebibytes } from '#core/quantity.ts';
import { runBare } from '../bare-runs.ts';
import { type Model, startModel, startSite } from '../fakes.ts';
import { figure, type Measure, median, type Row } from '../measure.ts';
import { watchMemory } from '../memory-watch.ts';
import { type Scanned, startOurs } from '../our-pipeline.ts';

const companies = 50;
const postings = 40;
const site = { latencyMs: 200, jitterMs: 50 };
const model = { latencyMs: 300, jitterMs: 30 };
/** Few companies for the original design: it needs 12 s for each, one after another. */
const fewCompanies = 3;
const repeats = 3;

type Ours = Scanned & { readonly memoryMiB: number; readonly memoryOf: string };

/** The whole pipeline against realistic latency: fetch, parse, ask the model, store. */
export const pipeline: Measure = {
  name: 'pipeline',
  async run(say) {
    await using sites = await startSite({ companies, postings, ...site });
    await using models = await startModel(model);
    const from = { site: sites.origin, model: models.origin };
    const bareMs: number[] = [];
    const ours: Ours[] = [];
    for (let run = 1; run <= repeats; run++) {
      const bare = await runBare('./bare-pipeline.ts', { ...from, companies });
      bareMs.push(bare.wallMs);
      const scanned = await scanWithOurs({ ...from, timesProgress: run !== 2 });
      ours.push(scanned);
      say(`${run} of ${repeats}: bare ${seconds(bare.wallMs)}, ours ${seconds(scanned.wallMs)}`);
    }
    const boundMs = await modelBoundMs(models);
    say(`the original's design on ${fewCompanies} companies`);
    const few = await runBare('./original-design.ts', { ...from, companies: fewCompanies });
    const originalMs = (few.wallMs * companies) / fewCompanies;
    return [
      ...wallRows({
        oursMs: median(ours.map(({ wallMs }) => wallMs)),
        bareMs: median(bareMs),
        boundMs,
        originalMs,
      }),
      ...progressRows(ours.filter(({ progress }) => progress.count > 0)),
      ...memoryRows(ours.filter(({ progress }) => progress.count === 0)),
    ];
  },
};

async function scanWithOurs(from: {
  readonly site: string;
  readonly model: string;
  readonly timesProgress: boolean;
}): Promise<Ours> {
  await using started = await startOurs(from);
  // Reading memory blocks on all of /proc, which would distort the timing.
  using memory = from.timesProgress ? null : watchMemory(started.pid);
  const scanned = await started.scan(companies);
  if (scanned.enhanced !== companies * postings) throw new Error(JSON.stringify(scanned));
  return { ...scanned, memoryMiB: memory?.peakMiB() ?? 0, memoryOf: memory?.atPeak() ?? '' };
}

/** The least time for 32 parallel requests: the time of all answers divided by 32. */
async function modelBoundMs(models: Model): Promise<number> {
  const { busyMs, requests } = await models.seen();
  return ((busyMs / requests) * companies * postings) / 32;
}

function wallRows(wall: {
  readonly oursMs: number;
  readonly bareMs: number;
  readonly boundMs: number;
  readonly originalMs: number;
}): readonly Row[] {
  const { oursMs, bareMs, boundMs, originalMs } = wall;
  const scan = `${companies} × ${postings}, site ${site.latencyMs} ms, model ${model.latencyMs} ms`;
  const toBare = oursMs / bareMs;
  const toOriginal = originalMs / oursMs;
  return [
    {
      measure: `pipeline, ${scan}`,
      ours: seconds(oursMs),
      comparedWith: `${seconds(bareMs)}: bare pipeline, one process`,
      ratio: toBare,
      target: '≤ 1.05',
      met: toBare <= 1.05,
      note:
        'same concurrency: 16 fetches, 32 questions; all companies are on one host, so ours runs with ' +
        `ROLEWATCH_SITE_CONNECTIONS=16 and no delay; the model alone takes ${seconds(boundMs)}`,
    },
    {
      measure: 'pipeline, speed-up',
      ours: seconds(oursMs),
      comparedWith: `${seconds(originalMs)}: the original's design`,
      ratio: toOriginal,
      target: '≥ 20',
      met: toOriginal >= 20,
      note:
        'the gain is 32 questions to the model at a time instead of 1, not the queue; the original is ' +
        `run on ${fewCompanies} companies and extrapolated in proportion`,
    },
  ];
}

function progressRows(ours: readonly Ours[]): readonly Row[] {
  const count = ours.reduce((sum, { progress }) => sum + progress.count, 0);
  const bounds = { p50: 2, p99: 20 };
  return (['p50', 'p99'] as const).map((name) => {
    const ms = median(ours.map(({ progress }) => progress[name] ?? Number.NaN));
    return {
      measure: `progress, worker to host, ${name}`,
      ours: `${figure(ms, 2)} ms`,
      comparedWith: `${figure(count)} events`,
      ratio: null,
      target: `≤ ${bounds[name]} ms`,
      met: ms <= bounds[name],
      note: '',
    };
  });
}

function memoryRows(ours: readonly Ours[]): readonly Row[] {
  const redisMiB = Math.max(...ours.map(({ redisPeakBytes }) => redisPeakBytes)) / mebibytes(1);
  const largest = ours.toSorted((a, b) => b.memoryMiB - a.memoryMiB)[0];
  const memoryMiB = largest?.memoryMiB ?? Number.NaN;
  return [
    {
      measure: 'Redis, peak memory',
      ours: `${figure(redisMiB, 1)} MiB`,
      comparedWith: 'used_memory_peak of a run',
      ratio: null,
      target: '≤ 10 MiB',
      met: redisMiB <= 10,
      note: '',
    },
    {
      measure: 'all processes, peak resident',
      ours: `${figure(memoryMiB)} MiB`,
      comparedWith: 'sum over host, workers and Redis',
      ratio: null,
      target: '≤ 700 MiB',
      met: memoryMiB <= 700,
      note: `${largest?.memoryOf}; pages that several share count for each of them`,
    },
  ];
}

const seconds = (ms: number): string => `${figure(ms / 1_000, 2)} s`;
