import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { OriginMap } from '#core/origin-map.ts';
import { type BoardKind, boardKinds } from '#demo/boards.ts';
import { chances } from '#demo/chances.ts';
import { sendAnswer } from '#demo/demo-sites.ts';

import { type Exchange, startMirrorServer } from '#demo/mirror-server.ts';
import { etagOf, type SiteAnswer } from '#demo/site-answer.ts';
import type { Fault } from './career-site-faults.ts';
import { createTraffic, matchesUrl, type Traffic, type UrlMatch } from './career-site-traffic.ts';
import { createWorld, type World } from './career-site-world.ts';

export type CareerSitesOptions = {
  /** Invented companies, `company0` and so on; they take `kinds` in turn. */
  readonly companies?: number;
  readonly kinds?: readonly BoardKind[];
  readonly postings?: number;
  readonly descriptionBytes?: number;
  /** Delay of every answer, plus or minus the jitter. */
  readonly latencyMs?: number;
  readonly jitterMs?: number;
  readonly port?: number;
};

export type CareerSites = World & {
  readonly originMap: OriginMap;
  readonly writeOriginMap: (path: string) => Promise<void>;
  /** Makes matching requests fail, `times` times or until the returned function is called. */
  readonly fail: (match: UrlMatch, fault: Fault, times?: number) => () => void;
  /** Keeps matching answers until the returned function is called. */
  readonly hold: (match: UrlMatch) => () => void;
  /** Runs `change` once, before the next matching request: in the middle of a scan. */
  readonly before: (match: UrlMatch, change: () => void) => void;
  readonly traffic: Traffic;
};

type Failing = { readonly match: UrlMatch; readonly fault: Fault; left: number };
type Holding = { readonly match: UrlMatch; readonly kept: Exchange[] };
type Change = { readonly match: UrlMatch; readonly change: () => void };
type Made = { readonly answer: SiteAnswer; readonly etag: string; readonly revision: number };

/** Few requests a company: a test that counts or kills would wait for the details of the others. */
const usualKinds: readonly BoardKind[] = [
  'greenhouse',
  'lever',
  'ashby',
  'smartrecruiters',
  'workable',
  'recruitee',
  'html',
];

/** One local server that plays many career sites behind an origin map, with faults on demand. */
export async function startCareerSites({
  companies = 0,
  kinds = usualKinds,
  postings = 40,
  descriptionBytes = 4_096,
  latencyMs = 0,
  jitterMs = 0,
  port = 0,
}: CareerSitesOptions = {}): Promise<CareerSites & AsyncDisposable> {
  const world = createWorld(descriptionBytes);
  for (let n = 0; n < companies; n++) {
    world.addCompany({ kind: kinds[n % kinds.length] ?? 'html', slug: `company${n}`, postings });
  }
  const { traffic, enter, countNotModified } = createTraffic();
  const made = new Map<string, Made>();
  const chance = chances('latency');
  let failing: readonly Failing[] = [];
  let holding: readonly Holding[] = [];
  let changes: readonly Change[] = [];

  const server = await startMirrorServer(port, (exchange) => {
    const { request, response, url } = exchange;
    response.on('close', enter(request, url));
    const waitMs = latencyMs + (chance() * 2 - 1) * jitterMs;
    if (waitMs <= 0) respond(exchange);
    else setTimeout(respond, waitMs, exchange);
  });

  function respond(exchange: Exchange): void {
    const { url, body } = exchange;
    const holder = holding.find(({ match }) => matchesUrl(match, url.href));
    if (holder !== undefined) {
      holder.kept.push(exchange);
      return;
    }
    makeChanges(url);
    const { answer, etag } = madeFor(url, body);
    const wrong = failing.find(({ match, left }) => left > 0 && matchesUrl(match, url.href));
    if (wrong !== undefined) {
      wrong.left -= 1;
      wrong.fault({ ...exchange, answer });
    } else if (sendAnswer(exchange, answer, etag) === 'not_modified') countNotModified();
  }

  function makeChanges(url: URL): void {
    const due = changes.filter(({ match }) => matchesUrl(match, url.href));
    if (due.length === 0) return;
    changes = changes.filter((each) => !due.includes(each));
    for (const { change } of due) change();
  }

  /** Caches answers until a change: benches measure our code, not this. */
  function madeFor(url: URL, body: string): Made {
    const key = `${url.href}#${body}`;
    const known = made.get(key);
    if (known?.revision === world.revision()) return known;
    const answer = world.answer(url, body);
    const fresh = { answer, etag: etagOf(answer), revision: world.revision() };
    made.set(key, fresh);
    return fresh;
  }

  const originMap = (): OriginMap => server.originMapOf(world.hosts());

  return {
    ...world,
    get originMap() {
      return originMap();
    },
    writeOriginMap: (path) => writeFile(path, JSON.stringify(originMap())),
    fail: (match, fault, times = Number.POSITIVE_INFINITY) => {
      const entry: Failing = { match, fault, left: times };
      failing = [entry, ...failing];
      return () => {
        failing = failing.filter((each) => each !== entry);
      };
    },
    hold: (match) => {
      const entry: Holding = { match, kept: [] };
      holding = [entry, ...holding];
      return () => {
        holding = holding.filter((each) => each !== entry);
        for (const exchange of entry.kept.splice(0)) respond(exchange);
      };
    },
    before: (match, change) => {
      changes = [...changes, { match, change }];
    },
    traffic,
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

/**
 * For benches: prints the origin map on stdout and the careers addresses on stderr, then serves.
 */
async function main(): Promise<void> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    options: {
      companies: { ...text, default: '50' },
      postings: { ...text, default: '40' },
      kinds: { ...text, default: usualKinds.join(',') },
      bytes: { ...text, default: '4096' },
      latency: { ...text, default: '0' },
      jitter: { ...text, default: '0' },
      port: { ...text, default: '0' },
    },
  });
  const wanted = values.kinds.split(',');
  const sites = await startCareerSites({
    companies: Number(values.companies),
    kinds: boardKinds.filter((kind) => wanted.includes(kind)),
    postings: Number(values.postings),
    descriptionBytes: Number(values.bytes),
    latencyMs: Number(values.latency),
    jitterMs: Number(values.jitter),
    port: Number(values.port),
  });
  process.stdout.write(`${JSON.stringify(sites.originMap)}\n`);
  for (const { url } of sites.companies) process.stderr.write(`${url}\n`);
}

if (import.meta.main) await main();
