import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { html } from '#demo/site-answer.ts';
import { readReport } from '#services/catalogue/report.ts';
import { faults } from '#tests/fakes/career-site-faults.ts';
import { type CareerSites, startCareerSites } from '#tests/fakes/career-sites.ts';
import { impatient, runCli, startCli } from '#tests/support/cli.ts';
import { temporaryFolder } from '#tests/support/database.ts';

const board = (slug: string) => `https://jobs.lever.co/${slug}`;
const rows = [
  ['Acme', board('acme'), 'lever'],
  ['Walled', board('walled'), 'lever'],
  ['Gone', board('gone'), 'lever'],
  ['Moved', board('moved'), 'lever', 'https://moved.example'],
  ['Birch', 'https://birch.example/careers', 'json_ld', '', null],
  ['Quiet', 'https://boards.greenhouse.io/quiet', 'greenhouse', '', 'quiet'],
];

let sites: CareerSites & AsyncDisposable;
let root: Awaited<ReturnType<typeof temporaryFolder>>;
const place = (name: string) => path.join(root.path, name);

beforeAll(async () => {
  sites = await startCareerSites();
  sites.addCompany({ kind: 'lever', slug: 'acme', postings: 30 });
  sites.addCompany({ kind: 'lever', slug: 'walled', postings: 3 });
  sites.addCompany({ kind: 'html', slug: 'birch', postings: 6 });
  sites.addCompany({ kind: 'greenhouse', slug: 'quiet' });
  sites.addCompany({ kind: 'ashby', slug: 'moved', postings: 3 });
  const links = '<a href="https://jobs.ashbyhq.com/moved">Jobs</a>'.repeat(3);
  sites.setPage('https://moved.example/', html(links));
  sites.fail(/v0\/postings\/walled/, faults.status(403));
  root = await temporaryFolder();
  await sites.writeOriginMap(place('origins.json'));
  await writeFile(place('catalogue.json'), JSON.stringify(rows));
});
afterAll(async () => {
  await root[Symbol.asyncDispose]();
  await sites[Symbol.asyncDispose]();
});

const verify = (...more: readonly string[]) => [
  ...['catalogue', 'verify', '--catalogue', place('catalogue.json')],
  ...['--origin-map', place('origins.json'), ...more],
];

describe('catalogue verify, by a real process', () => {
  it('tells which boards answer, moved, are gone, or say nothing', async () => {
    const { lines, exitCode, notJson } = await runCli(verify('--json'), { env: impatient });
    const outcomes = lines.flatMap(({ type, name, outcome }) =>
      type === 'board' ? [[name, outcome]] : [],
    );
    expect(Object.fromEntries(outcomes)).toEqual({
      ...{ Acme: 'answers', Walled: 'unclear', Gone: 'gone', Moved: 'moved' },
      ...{ Birch: 'answers', Quiet: 'empty' },
    });
    expect(lines.find(({ name }) => name === 'Moved')).toMatchObject({
      movedTo: { url: 'https://jobs.ashbyhq.com/moved', source: 'ashby' },
    });
    expect(lines.at(-1)).toEqual({
      ...{ type: 'summary', total: 6, answers: 2, empty: 1, moved: 1, gone: 1, unclear: 1 },
    });
    expect({ exitCode, notJson }).toEqual({ exitCode: 1, notJson: [] });
  });

  it('asks only as many as it should, of one source', async () => {
    const { stdout, exitCode } = await runCli(verify('--source', 'lever', '--limit', '1'), {
      env: impatient,
    });
    expect(stdout).toContain('1 of 1 board · 1 answer');
    expect(exitCode).toBe(0);
  });

  it('refuses a source that it does not know', async () => {
    const { exitCode, stderr } = await runCli(verify('--source', 'nobody'));
    expect(exitCode).toBe(1);
    expect(stderr).toContain('no source "nobody"');
  });

  it('continues a report, and ends with Ctrl-C', async () => {
    const report = place('report.jsonl');
    const release = sites.hold(/v0\/postings\/acme/);
    const first = startCli(verify('--json', '--out', report), { env: impatient });
    await first.waitForLine(({ name }) => name === 'Gone');
    first.kill('SIGINT');
    await expect.poll(() => first.stderr()).toContain('Finishing the boards in work');
    release();
    expect(await first.result).toMatchObject({ exitCode: 1 });
    const before = await readReport(report);
    expect(before.get(board('gone'))).toMatchObject({ outcome: 'gone' });
    const again = await runCli(verify('--out', report), { env: impatient });
    expect(again.stderr).toContain('in the report already');
    expect((await readReport(report)).size).toBe(rows.length);
    const lines = (await readFile(report, 'utf8')).trim().split('\n');
    // The wall, which tells nothing, was asked again.
    expect(lines).toHaveLength(rows.length + 1);
  });
});
