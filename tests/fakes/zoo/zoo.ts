import { writeFile } from 'node:fs/promises';
import type { OriginMap } from '#core/origin-map.ts';
import { sendAnswer } from '#demo/demo-sites.ts';
import { startMirrorServer } from '#demo/mirror-server.ts';
import {
  etagOf,
  openRobots,
  redirect,
  type SiteAnswer,
  text,
  unknownPage,
} from '#demo/site-answer.ts';
import { doughhouse, harbour, lantern } from './first/apps-rest.ts';
import { glasswing, meridian, southwind } from './first/apps-search.ts';
import { crumbline, ironquay, ledgerline, pelorus } from './first/embedded.ts';
import { fernhollow, lodestar, windrose } from './first/frames.ts';
import { brightwater, cinderbank, kestrel, longacre, saltmarsh } from './first/interactions.ts';
import { estaleiro, olivar, pressenwerk, theatre } from './first/plain-lists.ts';
import { accordions, decoys, sklarna, skog, tetsudo } from './first/plain-oddities.ts';
import { blank, captchaWall, loginWall, nobodyWanted } from './first/walls.ts';
import { meble, waterschap } from './first/wordpress.ts';
import { apogee, dokuma, farwater, polaris } from './later/asking-more.ts';
import { argilla, quayside, smaaoer } from './later/builders.ts';
import { gullane, perigee, svartnes, yunwu } from './later/data-islands.ts';
import { allFilled, cafezal, lamplight, stadt } from './later/flat-pages.ts';
import { caldera, highmoor, tarn } from './later/old-habits.ts';
import {
  aldergate,
  bielersee,
  cawdor,
  kelm,
  lido,
  marzipan,
  moorland,
  nimbus,
  pinnace,
} from './odd/forms.ts';
import { chaopraya, gvanim, nakheel } from './odd/scripts.ts';
import type { ZooRequest, ZooSite } from './site.ts';

/** Every site of the zoo, by the part it belongs to. */
const parts = {
  first: [
    pressenwerk,
    theatre,
    olivar,
    estaleiro,
    waterschap,
    meble,
    sklarna,
    tetsudo,
    skog,
    decoys,
    accordions,
    harbour,
    doughhouse,
    lantern,
    glasswing,
    meridian,
    southwind,
    ironquay,
    pelorus,
    crumbline,
    ledgerline,
    kestrel,
    brightwater,
    saltmarsh,
    cinderbank,
    longacre,
    fernhollow,
    windrose,
    lodestar,
    nobodyWanted,
    loginWall,
    captchaWall,
    blank,
  ],
  later: [
    quayside,
    argilla,
    smaaoer,
    stadt,
    lamplight,
    cafezal,
    allFilled,
    svartnes,
    yunwu,
    perigee,
    gullane,
    dokuma,
    apogee,
    farwater,
    polaris,
    tarn,
    caldera,
    highmoor,
  ],
  odd: [
    cawdor,
    pinnace,
    aldergate,
    lido,
    moorland,
    bielersee,
    marzipan,
    nimbus,
    kelm,
    nakheel,
    gvanim,
    chaopraya,
  ],
} as const satisfies Record<string, readonly (() => ZooSite)[]>;

export type ZooPart = keyof typeof parts;

export type Zoo = AsyncDisposable & {
  readonly sites: readonly (ZooSite & { readonly part: ZooPart })[];
  /** Redirects every host of the zoo here. */
  readonly originMap: OriginMap;
  readonly writeOriginMap: (path: string) => Promise<void>;
};

/** Serves made-up careers sites with known openings on 127.0.0.1, each on hosts of its own. */
export async function startZoo(): Promise<Zoo> {
  const sites = (Object.keys(parts) as ZooPart[]).flatMap((part) =>
    parts[part].map((make) => ({ site: make(), part })),
  );
  const byHost = new Map<string, ZooSite>();
  for (const { site } of sites) {
    for (const host of [new URL(site.url).host, ...(site.otherHosts ?? [])]) {
      if (byHost.has(host)) throw new Error(`two sites on ${host}`);
      byHost.set(host, site);
    }
  }

  const server = await startMirrorServer(0, (exchange) => {
    const { request, url, body } = exchange;
    const asked = { url, method: request.method ?? 'GET', headers: request.headers, body };
    const answer = answerOf(byHost.get(url.host), asked);
    sendAnswer(exchange, answer, etagOf(answer));
  });
  const originMap = server.originMapOf(byHost.keys());

  return {
    sites: sites.map(({ site, part }) => withPart(site, part)),
    originMap,
    writeOriginMap: (path) => writeFile(path, JSON.stringify(originMap)),
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

/** Adds to the object itself: its openings are read when asked for. */
const withPart = <P extends ZooPart>(site: ZooSite, part: P): ZooSite & { readonly part: P } =>
  Object.assign(site, { part });

function answerOf(site: ZooSite | undefined, request: ZooRequest): SiteAnswer {
  const answer = site === undefined ? null : served(site, request);
  if (answer !== null) return answer;
  const { url } = request;
  if (url.pathname === '/robots.txt') return openRobots;
  if (site === undefined || url.pathname.endsWith('/')) return unknownPage;
  // As servers of folders do.
  const folder = new URL(url);
  folder.pathname += '/';
  const isFolder = served(site, { ...request, url: folder }) !== null;
  return isFolder ? redirect(folder.href, 301) : unknownPage;
}

/** Sites read bodies and addresses as if they were their own script's: others are bad requests. */
function served(site: ZooSite, request: ZooRequest): SiteAnswer | null {
  try {
    return site.serve(request);
  } catch {
    return text('Bad request', 400);
  }
}

/** To try it: prints the origin map on stdout and the careers addresses on stderr, then serves. */
async function main(): Promise<void> {
  const zoo = await startZoo();
  process.stdout.write(`${JSON.stringify(zoo.originMap)}\n`);
  for (const { url, kind } of zoo.sites) process.stderr.write(`${url}  ${kind}\n`);
}

if (import.meta.main) await main();
