import { startSite } from '../fakes.ts';
import { figure, type Measure, type Row } from '../measure.ts';
import { watchMemory } from '../memory-watch.ts';
import { startOurs } from '../our-pipeline.ts';

const postings = 100_000;
const targetMb = 400;

/** Ignores the small shells that tie Redis to its parent. */
const smallestMb = 5;

export const memory: Measure = {
  name: 'memory',
  async run(say) {
    await using site = await startSite({
      ...{ companies: 1, postings, areBrief: true },
      ...{ latencyMs: 0, jitterMs: 0 },
    });
    await using ours = await startOurs({ site: site.origin, model: null });
    using watch = watchMemory(ours.pid);
    const rows: Row[] = [];
    for (const which of ['first', 'second']) {
      const scanned = await ours.scan(1);
      if (scanned.postings !== postings) throw new Error(JSON.stringify(scanned));
      say(`${which} scan: ${figure(scanned.wallMs / 1_000)} s`);
      rows.push(row(which, watch.highest()));
    }
    return rows;
  },
};

const explanation =
  'the largest resident size of each process since it began, that of the host with its threads';

function row(which: string, highest: ReadonlyMap<string, number>): Row {
  const peaks = [...highest]
    .map(([name, bytes]) => ({ name, mb: bytes / 1e6 }))
    .filter(({ mb }) => mb >= smallestMb)
    .toSorted((a, b) => b.mb - a.mb);
  const most = peaks[0]?.mb ?? Number.NaN;
  return {
    measure: `a board of ${figure(postings)}, ${which} scan`,
    ours: `${figure(most)} MB`,
    comparedWith: peaks.map(({ name, mb }) => `${name} ${figure(mb)}`).join(', '),
    ratio: null,
    target: `≤ ${targetMb} MB`,
    met: most <= targetMb,
    note: which === 'first' ? explanation : '',
  };
}
