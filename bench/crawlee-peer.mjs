// Runs beside an installed crawlee (see crawlee.ts). Plain JavaScript without other imports: Node's
// reading of TypeScript would count as crawlee's memory.
import { readFileSync } from 'node:fs';
import { CheerioCrawler, Configuration } from '@crawlee/cheerio';

const { urls, connections } = JSON.parse(process.argv[2]);
let openings = 0;
const crawler = new CheerioCrawler(
  {
    minConcurrency: connections,
    maxConcurrency: connections,
    async requestHandler({ $, request, enqueueLinks }) {
      if (request.label !== 'opening') {
        await enqueueLinks({ selector: '.opening a', label: 'opening' });
        return;
      }
      for (const script of $('script[type="application/ld+json"]')) {
        if (JSON.parse($(script).text())['@type'] === 'JobPosting') openings += 1;
      }
    },
  },
  new Configuration({ persistStorage: false, logLevel: 1 }),
);
const startedAt = performance.now();
await crawler.run(urls);
const wallMs = performance.now() - startedAt;
const kibibytes = /^VmHWM:\s+(\d+)/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
process.send({ type: 'crawled', wallMs, openings, peakBytes: Number(kibibytes) * 1_024 });
process.disconnect();
