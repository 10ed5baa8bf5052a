import path from 'node:path';
import { defaultSettings } from '#core/settings.ts';
import type { BoardKind } from '#demo/boards.ts';
import { builtCliEntry } from '#tests/support/cli.ts';
import { temporaryFolder } from '#tests/support/database.ts';
import type { EarlierBuild } from '../earlier-build.ts';
import { type Careers, startCareers } from '../fakes.ts';
import { figure, type Measure, type Row } from '../measure.ts';
import { writeOriginMap } from '../our-pipeline.ts';
import { startHost } from '../scanning-host.ts';

/** The systems that the first versions read. */
const firstSystems: readonly BoardKind[] = [
  ...(['greenhouse', 'lever', 'ashby', 'smartrecruiters', 'workable', 'recruitee'] as const),
];
const systems: readonly BoardKind[] = [
  ...firstSystems,
  ...(['workday', 'icims', 'oracle', 'successfactors', 'personio', 'bamboohr'] as const),
  ...(['teamtailor', 'join', 'pinpoint', 'rippling', 'breezy', 'jazzhr', 'comeet', 'gem'] as const),
];
const boards = 3;
const openings = 40;
const latencyMs = 100;

const targetFirstMs = 90_000;
const targetSecondMs = 15_000;
const targetRequests = 3;
const targetRatio = 0.25;

/** The scans of a new user, as polite as Rolewatch is by default. */
export const firstScan: Measure = {
  name: 'scan',
  async run(say, earlier) {
    await using sites = await play(systems);
    await using folder = await temporaryFolder();
    const first = await scan(sites, folder.path, builtCliEntry);
    say(`first scan: ${seconds(first.wallMs)}`);
    // By a host that has read no robots.txt yet.
    const second = await scan(sites, folder.path, builtCliEntry);
    say(`second scan: ${seconds(second.wallMs)}`);
    if (second.news > 0) throw new Error(`the second scan found ${second.news} openings new`);
    const count = systems.length * boards;
    const perBoard = second.asked.length / count;
    return [
      {
        measure: `first scan of ${count} boards of ${systems.length} systems, ${openings} openings each`,
        ours: seconds(first.wallMs),
        comparedWith: `${figure(first.asked.length)} requests, ${latencyMs} ms an answer`,
        ratio: null,
        target: `≤ ${seconds(targetFirstMs)}`,
        met: first.wallMs <= targetFirstMs,
        note: 'as many requests at a time, and as far apart, as by default',
      },
      ...(earlier === null ? [] : [await rowWith(earlier)]),
      {
        measure: 'second scan, nothing new',
        ours: seconds(second.wallMs),
        comparedWith: 'the first scan',
        ratio: second.wallMs / first.wallMs,
        target: `≤ ${seconds(targetSecondMs)}`,
        met: second.wallMs <= targetSecondMs,
        note: '',
      },
      {
        measure: 'requests of the second scan',
        ours: `${figure(perBoard, 1)} a board`,
        comparedWith: `most: ${mostAsked(second.asked)}`,
        ratio: null,
        target: `≤ ${targetRequests}`,
        met: perBoard <= targetRequests,
        note: 'after a restart, so each robots.txt is read again',
      },
    ];
  },
};

async function rowWith({ commit, entry }: EarlierBuild): Promise<Row> {
  const wallMs = async (byEntry: string) => {
    await using sites = await play(firstSystems);
    await using folder = await temporaryFolder();
    return (await scan(sites, folder.path, byEntry)).wallMs;
  };
  const [theirsMs, oursMs] = [await wallMs(entry), await wallMs(builtCliEntry)];
  return {
    measure: `first scan of the ${firstSystems.length * boards} boards that both read`,
    ours: seconds(oursMs),
    comparedWith: `${seconds(theirsMs)}: ${commit}`,
    ratio: oursMs / theirsMs,
    target: `≤ ${targetRatio} ×`,
    met: oursMs / theirsMs <= targetRatio,
    note: `those of ${firstSystems.join(', ')}`,
  };
}

const play = (kinds: readonly BoardKind[]): Promise<Careers> =>
  startCareers({ kinds: [...kinds], boards, openings, latencyMs });

async function scan(sites: Careers, folder: string, entry: string) {
  const dataDir = path.join(folder, 'data');
  const originMap = await writeOriginMap(folder, sites.originMap);
  await using host = await startHost({ dataDir, originMap, env: usualManners, entry });
  await host.untilWorkersAre('ready');
  for (const url of sites.companies) await host.client.call('companies.add', { url });
  const { wallMs, companies } = await host.scan();
  const unread = companies.filter((each) => each.postings !== openings);
  if (unread.length > 0) throw new Error(JSON.stringify(unread));
  const news = companies.reduce((sum, each) => sum + (each.new ?? 0) + (each.changed ?? 0), 0);
  return { wallMs, news, asked: await sites.asked() };
}

/** Tests have none. */
const usualManners = {
  ROLEWATCH_SITE_CONNECTIONS: String(defaultSettings.siteConnections),
  ROLEWATCH_SITE_DELAY_MS: String(defaultSettings.siteDelayMs),
  ROLEWATCH_RETRY_DELAY_SCALE: '1',
  ROLEWATCH_WORKER_IDLE_SECONDS: '0',
};

/** The system that is asked most often for a board, not counting what its boards share. */
function mostAsked(asked: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const url of asked) {
    const company = /company(\d+)/.exec(url)?.[1];
    if (company === undefined) continue;
    const system = systems[Number(company) % systems.length] ?? '';
    counts.set(system, (counts.get(system) ?? 0) + 1);
  }
  const [[system, count] = ['none', 0]] = [...counts].toSorted((a, b) => b[1] - a[1]);
  return `${system} ${figure(count / boards)}`;
}

const seconds = (ms: number): string => `${figure(ms / 1_000, 1)} s`;
