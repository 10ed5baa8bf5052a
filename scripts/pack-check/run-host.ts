import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { extractAll } from '@electron/asar';
import type { Output } from '#contract/api.ts';
import { createClient } from '#contract/client.ts';
import { createHttpTransport } from '#contract/http-transport.ts';
import { seconds } from '#core/duration.ts';
import { startDemoSites } from '#demo/demo-sites.ts';

export type HostRun = {
  /** How the scan of the company ended. */
  readonly run: Output<'runs.get'>;
  /** What the page's address answers. */
  readonly page: string;
  readonly health: Output<'health.get'>;
  /** 0 where it stopped as asked. */
  readonly exitCode: number | null;
};

const lookEveryMs = 100;
const patienceMs = seconds(45);

/**
 * Takes an archive apart into a folder, for plain Node cannot read inside. Throws where there is a
 * node_modules above: what the package misses would be found there.
 */
export async function unpackArchive(archive: string, folder: string): Promise<void> {
  await refuseBorrowing(folder);
  extractAll(archive, folder);
}

/**
 * Starts the headless host of an unpacked archive with this Node, lets it scan a company of the demo, and
 * stops it. What it writes goes into `folder`. Throws where it does not start or the scan does not end.
 */
export async function runPackedHost(app: string, folder: string): Promise<HostRun> {
  await using sites = await startDemoSites({ waitScale: 0 });
  const map = path.join(folder, 'origins.json');
  await writeFile(map, JSON.stringify(sites.originMap));
  await using host = await startHost(app, [
    '--data-dir',
    path.join(folder, 'data'),
    '--origin-map',
    map,
  ]);
  const transport = createHttpTransport({ baseUrl: host.link.origin, token: host.token });
  try {
    const { call } = createClient(transport);
    await call('companies.add', { url: sites.companies[0]?.url ?? '' });
    const { id } = await call('runs.start', { all: true });
    const signal = AbortSignal.timeout(patienceMs);
    let run = await call('runs.get', { id });
    while (run.endedAt === null) {
      signal.throwIfAborted();
      await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
      run = await call('runs.get', { id });
    }
    const page = await (await fetch(host.link.origin)).text();
    const health = await call('health.get', {});
    return { run, page, health, exitCode: await host.stop() };
  } finally {
    transport.close();
  }
}

async function refuseBorrowing(folder: string): Promise<void> {
  for (let at = path.resolve(folder); at !== path.dirname(at); at = path.dirname(at)) {
    const isThere = await stat(path.join(at, 'node_modules')).catch(() => null);
    if (isThere !== null) throw new Error(`${at} has a node_modules, which would be borrowed from`);
  }
}

async function startHost(app: string, args: readonly string[]) {
  const entry = path.join(app, 'out/main/cli/main.js');
  const child = spawn(process.execPath, [entry, 'serve', '--json', '--port', '0', ...args], {
    cwd: app,
    env: {
      PATH: process.env.PATH,
      HOME: app,
      ROLEWATCH_OFFLINE: '1',
      ROLEWATCH_SITE_DELAY_MS: '0',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const exited = once(child, 'exit').then(([code]) => code as number | null);
  const firstLine = once(createInterface({ input: child.stdout }), 'line').then(String);
  const stop = async () => {
    child.kill('SIGTERM');
    return await exited;
  };
  const line = await Promise.race([firstLine, exited.then(() => null)]);
  if (line === null) throw new Error(`the packed host did not start:\n${said}`);
  const link = new URL(String(JSON.parse(line).url));
  return {
    link,
    token: link.hash.replace('#token=', ''),
    stop,
    [Symbol.asyncDispose]: async () => void (await stop()),
  };
}
