import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, expect, it } from 'vitest';
import { startCareerSites } from '#tests/fakes/career-sites.ts';
import { builtCliEntry, startCli } from '#tests/support/cli.ts';
import { temporaryFolder } from '#tests/support/database.ts';

const run = promisify(execFile);
const root = path.resolve(import.meta.dirname, '../..');

beforeAll(async () => {
  const cli = path.join(root, 'node_modules/electron-vite/bin/electron-vite.js');
  await run(process.execPath, [cli, 'build'], { cwd: root });
});

it('scans from the built files as it does from the source', async () => {
  await using sites = await startCareerSites({ companies: 1, kinds: ['lever'], postings: 3 });
  await using folder = await temporaryFolder();
  const map = path.join(folder.path, 'origins.json');
  await sites.writeOriginMap(map);
  const url = sites.companies[0]?.url ?? '';
  const { stdout } = await run(process.execPath, [
    path.join(root, 'out/main/cli/main.js'),
    ...['--json', 'scrape', '--data-dir', path.join(folder.path, 'data'), '--origin-map', map, url],
  ]);
  const summary = JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
  expect(summary).toMatchObject({ status: 'completed', totals: { postings: 3, new: 3 } });
});

it('serves its page, and has the catalogue of companies beside it', async () => {
  await using folder = await temporaryFolder();
  await using cli = startCli(
    ['serve', '--json', '--port', '0', '--data-dir', path.join(folder.path, 'data')],
    { entry: builtCliEntry },
  );
  const { url } = await cli.waitForLine(({ type }) => type === 'listening');
  const { origin, hash } = new URL(String(url));
  expect(await (await fetch(origin)).text()).toContain('<div id="root">');
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${hash.slice(7)}` };
  const body = JSON.stringify({ text: 'stripe' });
  const answer = await fetch(`${origin}/api/catalogue.search`, { method: 'POST', headers, body });
  expect(JSON.stringify(await answer.json())).toContain('Stripe');
});

it('gives the sandboxed preload as CommonJS, the only kind Electron loads there', async () => {
  const { stdout } = await run('head', ['-c', '200', path.join(root, 'out/preload/preload.cjs')]);
  expect(stdout).toContain('require("electron")');
});
