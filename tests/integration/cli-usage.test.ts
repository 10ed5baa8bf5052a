import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { version } from '#services/version.ts';
import { type CliResult, failed, runCli } from '#tests/support/cli.ts';
import { type ScanWorld, startScanWorld, summaryOf } from '#tests/support/scan.ts';

let world: ScanWorld;
let scanned: CliResult;

/** A library of two companies; most of these commands only read it. */
beforeAll(async () => {
  world = await startScanWorld();
  const acme = world.sites.addCompany({ kind: 'lever', slug: 'acme', postings: 4 });
  const nono = world.sites.addCompany({ kind: 'greenhouse', slug: 'nono', postings: 3 });
  scanned = await world.scrape([acme.url, nono.url, 'https://jobs.lever.co/nobody']);
});
afterAll(() => world[Symbol.asyncDispose]());

const escapeCode = String.fromCharCode(27);
const inFolder = (name: string) => path.join(world.folder, name);

async function fileWith(name: string, content: string | Buffer): Promise<string> {
  await writeFile(inFolder(name), content);
  return inFolder(name);
}

describe('an invalid command line', () => {
  it.each([
    ['no command', [], /a command is missing/],
    ['half a command', ['companies'], /a command is missing.*rolewatch companies/],
    ['an unknown command', ['scarpe'], /unknown command 'scarpe' \(Did you mean scrape\?\)/],
    ['an unknown subcommand', ['companies', 'frob'], /unknown command 'frob'/],
    ['an unknown option', ['postings', '--sideways'], /unknown option '--sideways'/],
    ['a misspelt option', ['--jsn', 'postings'], /Did you mean --json\?/],
    ['nothing to scan', ['scrape'], /careers page, --company or --all/],
    ['a missing argument', ['detect'], /missing required argument 'url'/],
    ['an argument too many', ['postings', 'engineer'], /too many arguments/],
    ['a missing option', ['parse', 'page.html'], /required option '--url <url>'/],
    ['a limit of nothing', ['postings', '--limit', '0'], /whole number above 0/],
    ['a limit in words', ['postings', '--limit', 'ten'], /whole number above 0/],
    ['an unknown order', ['postings', '--sort', 'sideways'], /Allowed choices are newest/],
    ['an unknown status', ['postings', '--status', 'maybe'], /Allowed choices are new, open/],
    ['pay in words', ['postings', '--min-salary', 'lots'], /such as 80000/],
    ['an unknown format', ['export', '--format', 'xls'], /Allowed choices are csv, json/],
    ['a data dir of no name', ['postings', '--data-dir', ''], /Enter a folder/],
    ['an unknown queue', ['queues', 'pause', 'lunch'], /Allowed choices are io_fetch/],
  ])('(%s) gives one line, exit code 2, and no other output', async (_what, args, says) => {
    const result = await runCli(['--json', ...args]);
    expect(result).toMatchObject({ exitCode: 2, stdout: '' });
    expect(result.stderr).toMatch(/^error: [^\n]+\n$/);
    expect(result.stderr).toMatch(says);
  });

  it('is not --version, which exits with 0', async () => {
    const result = await runCli(['--version']);
    expect(result).toMatchObject({ exitCode: 0, stdout: `${version}\n`, stderr: '' });
  });

  it.each([[['--help']], [['scrape', '--help']], [['help', 'companies']]])(
    'is not %j, which exits with 0',
    async (args) => {
      const result = await runCli(args);
      expect(result).toMatchObject({ exitCode: 0, stderr: '' });
      expect(result.stdout).toMatch(/^Usage: rolewatch/);
    },
  );
});

describe('--json', () => {
  it('prints a scan as JSON lines: progress, and a summary at the end', () => {
    expect(scanned).toMatchObject({ exitCode: 1, notJson: [] });
    const types = scanned.lines.map(({ type }) => type);
    expect(new Set(types.slice(0, -1))).toEqual(new Set(['progress']));
    expect(types.at(-1)).toBe('summary');
    expect(summaryOf(scanned)).toMatchObject({
      status: 'partial',
      totals: { companies: 3, completed: 2, failed: 1, postings: 7, new: 7 },
    });
  });

  it.each([
    ['postings', 7],
    ['companies list', 3],
    ['queues', 4],
    ['doctor', 8],
  ])('prints %s as one value per line', async (command, atLeast) => {
    const { notJson, lines } = await world.run(command.split(' '));
    expect(notJson).toEqual([]);
    expect(lines.length).toBeGreaterThanOrEqual(atLeast);
  });

  it('left out gives text, without escape codes if the output is no terminal', async () => {
    for (const command of [['postings'], ['companies', 'list'], ['doctor'], ['detect', 'x']]) {
      const { stdout, stderr } = await runCli([...command, '--data-dir', world.dataDir]);
      expect(stdout + stderr).not.toContain(escapeCode);
    }
  });

  it('left out gives the same with NO_COLOR', async () => {
    const args = ['postings', '--data-dir', world.dataDir];
    const env = { NO_COLOR: '1' };
    expect((await runCli(args, { env })).stdout).toBe((await runCli(args)).stdout);
  });
});

describe('parse', () => {
  const api = 'https://boards-api.greenhouse.io/v1/boards/acme/jobs';

  it('names a missing file', async () => {
    const result = await runCli(['--json', 'parse', inFolder('nowhere'), '--url', api]);
    expect(result).toMatchObject(failed('invalid_file'));
    expect(result.stderr).toContain('no such file');
  });

  it.each([
    ['a folder', () => world.folder, api, 'invalid_file'],
    ['garbage for JSON', () => fileWith('a', Buffer.from([0, 255, 7])), api, 'unreadable_content'],
    ['nothing for JSON', () => fileWith('b', ''), api, 'unreadable_content'],
    ['half of the JSON', () => fileWith('c', '{"jobs":[{'), api, 'unreadable_content'],
    ['JSON of another kind', () => fileWith('d', '[1]'), api, 'unreadable_content'],
    ['text', () => fileWith('e', 'text'), 'https://a.example/jobs', 'no_openings_found'],
    ['no address', () => fileWith('f', '{"jobs":[]}'), 'nowhere', 'invalid_url'],
    ['a file: address', () => fileWith('g', 'x'), 'file:///etc/passwd', 'unsupported_protocol'],
  ])('refuses %s', async (_what, file, url, code) => {
    const result = await runCli(['--json', 'parse', await file(), '--url', url]);
    expect(result).toMatchObject(failed(code));
  });

  it('accepts an empty board as success', async () => {
    const file = await fileWith('empty.json', '{"jobs":[]}');
    const result = await runCli(['--json', 'parse', file, '--url', api]);
    expect(result).toMatchObject({ exitCode: 0, stdout: '', stderr: '' });
  });
});

describe('detect', () => {
  it.each([
    ['not an address', 'invalid_url'],
    ['', 'invalid_url'],
    ['file:///etc/passwd', 'unsupported_protocol'],
    ['mailto:jobs@acme.example', 'unsupported_protocol'],
    ['http://127.0.0.1:4010/jobs', 'private_address'],
    ['http://[::1]/jobs', 'private_address'],
  ])('refuses "%s"', async (url, code) => {
    expect(await runCli(['--json', 'detect', url])).toMatchObject(failed(code));
  });
});
