import path from 'node:path';
import { builtCliEntry } from '#tests/support/cli.ts';
import { temporaryFolder } from '#tests/support/database.ts';
import { queueNames } from '#workers/queues.ts';
import { type Site, startSite } from '../fakes.ts';
import { figure, type Measure, median } from '../measure.ts';
import { watchMemory } from '../memory-watch.ts';
import { careersUrl, greenhouseAt, writeOriginMap } from '../our-pipeline.ts';
import { startHost } from '../scanning-host.ts';

const openings = 5_000;
/** Earlier versions read answers of up to 25 MiB. */
const descriptionBytes = 3_800;
const repeats = 3;
const targetRatio = 0.5;
const targetMb = 350;

/** A board of thousands of openings with their texts, from the click until a search finds them. */
export const largeBoard: Measure = {
  name: 'board',
  async run(say, earlier) {
    await using site = await startSite({
      ...{ companies: 1, postings: openings, descriptionBytes },
      ...{ latencyMs: 0, jitterMs: 0 },
    });
    const ours: Read[] = [];
    const theirsMs: number[] = [];
    for (let run = 1; run <= repeats; run++) {
      ours.push(await read(site, builtCliEntry));
      if (earlier !== null) theirsMs.push((await read(site, earlier.entry)).wallMs);
      say(`${run} of ${repeats}: ${seconds(ours.at(-1)?.wallMs)}, ${seconds(theirsMs.at(-1))}`);
    }
    const oursMs = median(ours.map(({ wallMs }) => wallMs));
    const ratio = oursMs / median(theirsMs);
    const peaks = queueNames.map((queue) => ({
      queue,
      mb: Math.max(...ours.map(({ peakMb }) => peakMb.get(queue) ?? 0)),
    }));
    const most = Math.max(...peaks.map(({ mb }) => mb));
    return [
      ...(earlier === null
        ? []
        : [
            {
              measure: `a board of ${figure(openings)}, until a search finds it`,
              ours: seconds(oursMs),
              comparedWith: `${seconds(median(theirsMs))}: ${earlier.commit}`,
              ratio,
              target: `≤ ${targetRatio} ×`,
              met: ratio <= targetRatio,
              note: `medians of ${repeats}, in turns`,
            },
          ]),
      {
        measure: `a board of ${figure(openings)}, the largest worker`,
        ours: `${figure(most)} MB`,
        comparedWith: peaks.map(({ queue, mb }) => `${queue} ${figure(mb)}`).join(', '),
        ratio: null,
        target: `≤ ${targetMb} MB`,
        met: most <= targetMb,
        note: `the largest resident size of each since it began; read in ${seconds(oursMs)}`,
      },
    ];
  },
};

type Read = { readonly wallMs: number; readonly peakMb: ReadonlyMap<string, number> };

async function read(site: Site, entry: string): Promise<Read> {
  await using folder = await temporaryFolder();
  const dataDir = path.join(folder.path, 'data');
  const originMap = await writeOriginMap(folder.path, greenhouseAt(site.origin));
  const env = { ROLEWATCH_WORKER_IDLE_SECONDS: '0' };
  await using host = await startHost({ dataDir, originMap, env, entry });
  await host.untilWorkersAre('ready');
  const { call } = host.client;
  await call('companies.add', { url: careersUrl(0) });
  const { wallMs: scanMs } = await host.scan();
  const startedAt = performance.now();
  // A word of every opening.
  const { total } = await call('postings.search', { query: 'experience', limit: 1 });
  const wallMs = scanMs + performance.now() - startedAt;
  if (total !== openings) throw new Error(`found ${total} of ${openings} openings`);
  using watch = watchMemory(host.pid);
  const peakMb = [...watch.highest()].map(([name, bytes]) => [name, bytes / 1e6] as const);
  return { wallMs, peakMb: new Map(peakMb) };
}

const seconds = (ms = Number.NaN): string => `${figure(ms / 1_000, 1)} s`;
