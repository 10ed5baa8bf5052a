import { z } from 'zod';
import { startZoo } from '#tests/fakes/zoo/zoo.ts';
import { inOneProcess } from '#tests/support/cli.ts';
import { companyIn, type ScanWorld, startScanWorld, summaryOf } from '#tests/support/scan.ts';
import { figure, type Measure } from '../measure.ts';

const targetRatio = 10;
const targetShare = 0.1;

const Took = z.object({ durationMs: z.number() });

/** What a first scan learns of pages that only a browser can show, so that later scans need none. */
export const recipes: Measure = {
  name: 'recipes',
  async run(say) {
    await using zoo = await startZoo();
    await using world = await startScanWorld();
    for (const [origin, mirror] of Object.entries(zoo.originMap)) world.mapOrigin(origin, mirror);
    const sites = zoo.sites.filter((site) => site.needsBrowser && site.outcome === 'openings');
    const urls = sites.map(({ url }) => url);

    const first = await scan(world, urls);
    say(`first scan: ${figure(first.ms / 1_000, 1)} s`);
    const second = await scan(world, urls);
    say(`second scan: ${figure(second.ms / 1_000, 1)} s`);
    const without = await scan(world, urls, { ROLEWATCH_BROWSER: 'false' });
    const drawn = sites.filter(({ url, openings }) => {
      const { error, postings } = companyIn(without.summary, url);
      return error !== null || postings !== openings.length;
    });
    say(`still need a browser: ${drawn.map(({ name }) => name).join(', ') || 'none'}`);
    const ratio = first.ms / second.ms;
    return [
      {
        measure: `second scan of ${sites.length} sites that only a browser can show`,
        ours: `${figure(second.ms / 1_000, 1)} s`,
        comparedWith: `${figure(first.ms / 1_000, 1)} s for the first`,
        ratio,
        target: `≥ ${targetRatio}× as fast`,
        met: ratio >= targetRatio,
        note: 'the whole zoo at a time; the pages of the openings included',
      },
      {
        measure: 'of these sites, still need a browser',
        ours: `${drawn.length} of ${sites.length}`,
        comparedWith: 'a scan with the browser switched off',
        ratio: null,
        target: `≤ ${figure(targetShare * 100)} of 100`,
        met: drawn.length <= sites.length * targetShare,
        note: drawn.map(({ name }) => name).join(', '),
      },
    ];
  },
};

async function scan(world: ScanWorld, urls: readonly string[], env = {}) {
  const result = await world.scrape(urls, { ...inOneProcess, ...env });
  return { summary: summaryOf(result), ms: Took.parse(result.lines.at(-1)).durationMs };
}
