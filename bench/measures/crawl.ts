import type { z } from 'zod';
import { nodeFlags, oneArena } from '#host/supervisor/workers.ts';
import { temporaryFolder } from '#tests/support/database.ts';
import { bundled } from '../bundled.ts';
import { startChild } from '../child.ts';
import { Crawled, type CrawlInput } from '../crawl.ts';
import { installCrawlee } from '../crawlee.ts';
import { startPages } from '../fakes.ts';
import { figure, type Measure, median, type Row } from '../measure.ts';
import { careersPath } from '../page-server.ts';

const companies = 50;
const postings = 40;
const pages = companies * (postings + 1);
const connections = 16;
const repeats = 3;
const leastSpeed = 5;
const mostMemory = 1 / 3;

type Cost = { readonly pagesPerSecond: number; readonly peakMb: number };

/** Lists and pages of openings with JSON-LD, against a crawler that parses each page. */
export const crawl: Measure = {
  name: 'crawl',
  async run(say) {
    await using site = await startPages({ companies, postings });
    const urls = Array.from({ length: companies }, (_, n) => `${site.origin}${careersPath(n)}`);
    const input = { urls, connections };
    await using peer = await installCrawlee(say);
    const file = await bundled('crawl.ts');
    const ours: Cost[] = [];
    const theirs: Cost[] = [];
    for (let run = 1; run <= repeats; run++) {
      ours.push(await costOf(file, input, { flags: nodeFlags, env: oneArena }));
      if (peer !== null) theirs.push(await costOf(peer.file, input));
      const said = [ours, theirs].flatMap((costs) => costs.slice(run - 1, run)).map(inWords);
      say(`${run} of ${repeats}: ${said.join(', crawlee ')}`);
    }
    return rows(ours, theirs);
  },
};

async function costOf(
  file: string,
  input: Omit<z.infer<typeof CrawlInput>, 'folder'>,
  options: Parameters<typeof startChild>[2] = {},
): Promise<Cost> {
  await using folder = await temporaryFolder();
  await using child = startChild(file, { ...input, folder: folder.path }, options);
  const { wallMs, openings, peakBytes } = await child.next(Crawled);
  if (openings !== companies * postings) throw new Error(`${file} found ${openings} openings`);
  return { pagesPerSecond: (pages * 1_000) / wallMs, peakMb: peakBytes / 1e6 };
}

const inWords = ({ pagesPerSecond, peakMb }: Cost): string =>
  `${figure(pagesPerSecond)} pages/s at ${figure(peakMb)} MB`;

function rows(ours: readonly Cost[], theirs: readonly Cost[]): readonly Row[] {
  const compared = (name: keyof Cost, unit: string) => {
    const [own, other] = [ours, theirs].map((costs) => median(costs.map((cost) => cost[name])));
    const isMissing = theirs.length === 0;
    return {
      ours: `${figure(own ?? Number.NaN)} ${unit}`,
      comparedWith: isMissing
        ? 'crawlee could not be installed'
        : `${figure(other ?? Number.NaN)}: crawlee, CheerioCrawler`,
      ratio: isMissing ? null : (own ?? Number.NaN) / (other ?? Number.NaN),
    };
  };
  const speed = compared('pagesPerSecond', 'pages/s');
  const memory = compared('peakMb', 'MB');
  return [
    {
      measure: `crawl of ${figure(pages)} pages with JSON-LD, no latency`,
      ...speed,
      target: `≥ ${leastSpeed}`,
      met: (speed.ratio ?? 0) >= leastSpeed,
      note:
        `${connections} requests at a time; both begin at the lists. Ours is the job that ` +
        'fetches a company, with robots.txt, manners and the stored listing; crawlee stores nothing',
    },
    {
      measure: 'crawl, peak resident',
      ...memory,
      target: `≤ ${figure(mostMemory, 2)}`,
      met: (memory.ratio ?? 1) <= mostMemory,
      note: 'each in a process of its own, start-up included; ours bundled and with the flags of a worker',
    },
  ];
}
