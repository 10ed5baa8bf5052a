import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { startCareerSites } from '#tests/fakes/career-sites.ts';
import { builtCliEntry, runCli, sourceCliEntry, startCli } from '#tests/support/cli.ts';
import { temporaryFolder } from '#tests/support/database.ts';

const run = promisify(execFile);
const root = path.resolve(import.meta.dirname, '../..');

it.each([
  ['the built files', builtCliEntry],
  ['the source', sourceCliEntry],
])('scans from %s', async (_name, entry) => {
  await using sites = await startCareerSites({ companies: 1, kinds: ['lever'], postings: 3 });
  await using folder = await temporaryFolder();
  const map = path.join(folder.path, 'origins.json');
  await sites.writeOriginMap(map);
  const url = sites.companies[0]?.url ?? '';
  const dataDir = path.join(folder.path, 'data');
  const { lines } = await runCli(
    ['--json', 'scrape', '--data-dir', dataDir, '--origin-map', map, url],
    { entry },
  );
  expect(lines.at(-1)).toMatchObject({ status: 'completed', totals: { postings: 3, new: 3 } });
});

it('serves its page, and includes the catalogue of companies', async () => {
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

it('has the sandboxed preload as CommonJS, the only kind Electron loads there', async () => {
  const { stdout } = await run('head', ['-c', '200', path.join(root, 'out/preload/preload.cjs')]);
  expect(stdout).toContain('require("electron")');
});
