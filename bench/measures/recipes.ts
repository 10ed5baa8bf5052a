import path from 'node:path';
import { defaultSettings } from '#core/settings.ts';
import { startZoo } from '#tests/fakes/zoo/zoo.ts';
import { temporaryFolder } from '#tests/support/database.ts';
import { figure, type Measure } from '../measure.ts';
import { writeOriginMap } from '../our-pipeline.ts';
import { startHost } from '../scanning-host.ts';

const targetRatio = 10;
const targetShare = 0.1;

/** As polite as by default, by a host that goes on between two scans, as the app does. */
const usual = {
  ROLEWATCH_SITE_CONNECTIONS: String(defaultSettings.siteConnections),
  ROLEWATCH_SITE_DELAY_MS: String(defaultSettings.siteDelayMs),
  ROLEWATCH_WORKER_IDLE_SECONDS: '0',
};

/** What a first scan learns of pages that only a browser can show, so that later scans need none. */
export const recipes: Measure = {
  name: 'recipes',
  async run(say) {
    await using zoo = await startZoo();
    await using folder = await temporaryFolder();
    const dataDir = path.join(folder.path, 'data');
    const originMap = await writeOriginMap(folder.path, zoo.originMap);
    const sites = zoo.sites.filter((site) => site.needsBrowser && site.outcome === 'openings');

    const scans = async (count: number, env = {}) => {
      await using host = await startHost({ dataDir, originMap, env: { ...usual, ...env } });
      await host.untilWorkersAre('ready');
      for (const { url } of sites) await host.client.call('companies.add', { url });
      const made = [];
      for (let n = 0; n < count; n += 1) made.push(await host.scan());
      return made;
    };
    const [first, second] = await scans(2);
    if (first === undefined || second === undefined) throw new Error('no two scans');
    say(`first scan: ${figure(first.wallMs / 1_000, 1)} s`);
    say(`second scan: ${figure(second.wallMs / 1_000, 1)} s`);
    const [without] = await scans(1, { ROLEWATCH_BROWSER: 'false' });
    const drawn = sites.filter(({ url, openings }) => {
      const company = without?.companies.find((each) => bare(each.url) === bare(url));
      return company?.status !== 'completed' || company.postings !== openings.length;
    });
    say(`still need a browser: ${drawn.map(({ name }) => name).join(', ') || 'none'}`);
    const ratio = first.wallMs / second.wallMs;
    return [
      {
        measure: `second scan of ${sites.length} sites that only a browser can show`,
        ours: `${figure(second.wallMs / 1_000, 1)} s`,
        comparedWith: `${figure(first.wallMs / 1_000, 1)} s for the first`,
        ratio,
        target: `≥ ${targetRatio}× as fast`,
        met: ratio >= targetRatio,
        note: 'all at a time, as polite as by default; the pages of the openings included',
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

const bare = (url: string): string => url.replace(/\/$/, '');
