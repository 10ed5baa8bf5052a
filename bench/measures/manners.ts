import { defaultSettings } from '#core/settings.ts';
import { createHttpClient, type HttpOptions } from '#services/http/client.ts';
import { smartrecruiters } from '#sources/ats/smartrecruiters.ts';
import { type CareerSites, startCareerSites } from '#tests/fakes/career-sites.ts';
import { createFetchContext } from '#workers/io-fetch/fetch-context.ts';
import { figure, type Measure } from '../measure.ts';

const openings = 1_000;
const fewOpenings = 60;
const latencyMs = 100;
const leastGain = 10;
const mostOverLimit = 1.5;

/** The first scan of a SmartRecruiters company, whose openings have a document each. */
export const manners: Measure = {
  name: 'manners',
  async run(say) {
    say(`${openings} openings at ${latencyMs} ms an answer`);
    const oursMs = await perOpeningMs(openings, {});
    say(`${fewOpenings} openings half a second apart`);
    // Above the default, so it counts for vendors too.
    const spacedMs = await perOpeningMs(fewOpenings, {
      siteDelayMs: defaultSettings.siteDelayMs + 1,
    });
    const limitMs = latencyMs / defaultSettings.siteConnections;
    const row = {
      measure: `first scan of ${figure(openings)} openings, ${latencyMs} ms an answer`,
      ours: `${figure(oursMs, 1)} ms an opening`,
    };
    return [
      {
        ...row,
        comparedWith: `half a second apart ${figure(spacedMs)} ms`,
        ratio: oursMs / spacedMs,
        target: `≤ ${figure(1 / leastGain, 2)} ×`,
        met: spacedMs / oursMs >= leastGain,
        note: `the reference by ${fewOpenings} openings`,
      },
      {
        ...row,
        comparedWith: `four at a time without a break ${figure(limitMs, 1)} ms`,
        ratio: oursMs / limitMs,
        target: `≤ ${figure(mostOverLimit, 2)} ×`,
        met: oursMs / limitMs <= mostOverLimit,
        note: '',
      },
    ];
  },
};

async function perOpeningMs(count: number, settings: Partial<HttpOptions>): Promise<number> {
  await using sites = await startCareerSites({
    ...{ companies: 1, kinds: ['smartrecruiters'], postings: count, latencyMs },
  });
  const startedAt = performance.now();
  const read = await scan(sites, settings);
  if (read !== count) throw new Error(`read ${read} of ${count} openings`);
  return (performance.now() - startedAt) / count;
}

async function scan(sites: CareerSites, settings: Partial<HttpOptions>): Promise<number> {
  const { originMap } = sites;
  await using http = createHttpClient({ ...defaultSettings, originMap, ...settings });
  const context = createFetchContext({
    http,
    companyUrl: sites.companies[0]?.url ?? '',
    last: null,
    signal: new AbortController().signal,
    progress: () => undefined,
  });
  const slug = 'company0';
  const { documents } = await smartrecruiters.fetch(slug, { ...context, sourceLabel: '' });
  return smartrecruiters.parse({ documents, slug, url: context.companyUrl }).postings.length;
}
