import pLimit from 'p-limit';
import { mebibytes } from '#core/quantity.ts';
import type { BrowserPool } from '#services/browser/pool.ts';
import { startHostileSite } from '#tests/fakes/hostile-site.ts';
import { never, openPool } from '#tests/support/drawing.ts';
import { figure, type Measure } from '../measure.ts';

const pages = 40;
const freshPages = 16;
const atOnce = 2;
const openings = 60;
const targetRatio = 2.5;
const targetMiB = 450;

const site = 'https://draw.example';

/** A careers page that its script fills with the answer of an API, and whose list shows all. */
const page = `<!doctype html><title>Careers</title><link rel="stylesheet" href="/style.css">
  <header><nav><a href="/">Home</a><a href="/about">About us</a></nav></header><main><h1>Open positions</h1>
  <p>We build tools for people who build tools.</p><ul id="list"></ul></main><script src="/app.js"></script>`;
const app = `fetch('/api/jobs').then((answer) => answer.json()).then(({ jobs }) => {
  list.innerHTML = jobs.map(({ id, title }) => '<li><a href="/jobs/' + id + '">' + title + '</a></li>').join('');
});`;
const jobs = JSON.stringify({
  jobs: Array.from({ length: openings }, (_, id) => ({ id, title: `Engineer of team ${id}` })),
});

/** Pages drawn by the shared browser, beside a browser for each page; and what ours takes. */
export const draw: Measure = {
  name: 'draw',
  async run(say) {
    await using fake = await startHostileSite();
    fake.serve('/careers', page);
    fake.serve('/app.js', app);
    fake.serve('/api/jobs', (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end(jobs);
    });
    const options = { originMap: { [site]: fake.origin }, browserPages: atOnce };

    let peakBytes = 0;
    await using pool = openPool(options);
    await drawOne(pool, 0);
    const look = async () => {
      peakBytes = Math.max(peakBytes, await pool.memoryBytes());
    };
    const watch = setInterval(() => void look(), 100);
    const shared = await pagesPerSecond(pages, (n) => drawOne(pool, n));
    clearInterval(watch);
    const peakMiB = peakBytes / mebibytes(1);
    say(`shared: ${figure(shared, 2)} pages/s, ${figure(peakMiB)} MiB`);

    const fresh = await pagesPerSecond(freshPages, async (n) => {
      await using own = openPool(options);
      await drawOne(own, n);
    });
    say(`a browser a page: ${figure(fresh, 2)} pages/s`);
    const ratio = shared / fresh;
    return [
      {
        measure: 'pages drawn with one browser',
        ours: `${figure(shared, 2)} pages/s`,
        comparedWith: `${figure(fresh, 2)} pages/s with a browser for each page`,
        ratio,
        target: `≥ ${targetRatio}×`,
        met: ratio >= targetRatio,
        note: `${atOnce} at a time; each page is filled by its script, driven to its end and read`,
      },
      {
        measure: 'memory of the browser while it draws, peak',
        ours: `${figure(peakMiB)} MiB`,
        comparedWith: '',
        ratio: null,
        target: `≤ ${targetMiB} MiB`,
        met: peakMiB <= targetMiB,
        note: 'all its processes; memory that several share counts once',
      },
    ];
  },
};

async function drawOne(pool: BrowserPool, n: number): Promise<void> {
  const { document } = await pool.draw(`${site}/careers#${n}`, never);
  const found = document.body.match(/\/jobs\/\d+/g)?.length;
  if (found !== openings) throw new Error(`${found} openings of ${openings} were drawn`);
}

async function pagesPerSecond(
  count: number,
  drawPage: (n: number) => Promise<void>,
): Promise<number> {
  const limit = pLimit(atOnce);
  const startedAt = performance.now();
  await Promise.all(Array.from({ length: count }, (_, n) => limit(() => drawPage(n))));
  return (count * 1_000) / (performance.now() - startedAt);
}
