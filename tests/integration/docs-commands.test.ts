import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '#tests/support/cli.ts';
import { projectRoot } from '#tests/support/project-root.ts';
import { type ServedHost, type ServedWorld, startServedWorld } from '#tests/support/served-host.ts';
import { pagesOf } from '../../scripts/docs/broken-links.ts';
import { rolewatchArguments, shownCommands } from '../../scripts/docs/shown-commands.ts';

const run = promisify(execFile);
const pages = (await pagesOf(projectRoot)).filter((page) => /^(docs\/|README)/.test(page));
const shown = pages.flatMap((page) =>
  shownCommands(page, readFileSync(path.join(projectRoot, page), 'utf8')),
);
const lines = [...new Set(shown.map(({ text }) => text))];

/** Documented commands that end and touch only the data dir. */
const ending = /^(--help|doctor|queues$|postings|companies (add|list)|scrape (https:|--all$))/;
/** These options bring their own data dir or sites. */
const elsewhere = /--(data-dir|origin-map|llm-url)/;

const commands = lines
  .map((text) => rolewatchArguments(text.split(' | ')[0] ?? '') ?? [])
  .map((args) => ({ args, text: args.join(' ') }))
  .filter(({ text }) => ending.test(text) && !elsewhere.test(text));
const requests = lines.filter((text) => text.startsWith('curl '));

let world: ServedWorld;
let host: ServedHost;

beforeAll(async () => {
  world = await startServedWorld();
  world.sites.addCompany({ kind: 'lever', slug: 'acme', postings: 4 });
  // The catalogue knows it.
  world.sites.addCompany({ kind: 'greenhouse', slug: 'stripe', postings: 2 });
  host = await world.serve();
});
afterAll(async () => {
  await host[Symbol.asyncDispose]();
  await world[Symbol.asyncDispose]();
});

describe('a command in the docs', () => {
  it('is among the commands that run here', () => {
    expect(commands.length).toBeGreaterThan(5);
  });

  it.each(commands)('rolewatch $text succeeds', async ({ args, text }) => {
    const { exitCode, stderr } = await runCli(['--data-dir', world.dataDir, ...args]);
    // `doctor` exits with 1 if a program is missing.
    expect(exitCode, stderr).toBeLessThanOrEqual(text === 'doctor' ? 1 : 0);
  });
});

describe('a request in the docs', () => {
  it('is among the requests that run here', () => {
    expect(requests.length).toBeGreaterThan(3);
  });

  it.each(requests)('%s gets an answer', async (text) => {
    const command = text.replaceAll('http://127.0.0.1:4717', host.origin);
    const { stdout } = await run('bash', ['-c', command], {
      env: { ...process.env, TOKEN: host.token },
    });
    const refused = /"code":"(unauthorised|unknown_method|foreign_host|internal)"/;
    expect(stdout).not.toMatch(refused);
    const isMeantToFail = text.includes('-2');
    expect(stdout.includes('"error"')).toBe(isMeantToFail);
    expect(stdout).not.toBe('');
  });
});
