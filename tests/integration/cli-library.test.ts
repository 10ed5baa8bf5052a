import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { text as readText } from 'node:stream/consumers';
import { parse as parseCsv } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cliEntry, failed, runCli } from '#tests/support/cli.ts';
import { type ScanWorld, startScanWorld, summaryOf } from '#tests/support/scan.ts';

let world: ScanWorld;

/** A library of two companies, and one that could not be read. */
beforeAll(async () => {
  world = await startScanWorld();
  const acme = world.sites.addCompany({ kind: 'lever', slug: 'acme', postings: 4 });
  const nono = world.sites.addCompany({ kind: 'greenhouse', slug: 'nono', postings: 3 });
  await world.scrape([acme.url, nono.url, 'https://jobs.lever.co/nobody']);
});
afterAll(() => world[Symbol.asyncDispose]());

const inFolder = (name: string) => path.join(world.folder, name);

/** A file of the test's own, with this in it. */
async function fileWith(name: string, content: string): Promise<string> {
  await writeFile(inFolder(name), content);
  return inFolder(name);
}

describe('postings', () => {
  it('of a company nobody watches are an error, not an empty list', async () => {
    const result = await world.run(['postings', '--company', 'Nobody Knows']);
    expect(result).toMatchObject(failed('unknown_company'));
  });

  it('of a company that could not be read are none', async () => {
    const result = await world.run(['postings', '--company', 'https://jobs.lever.co/nobody']);
    expect(result).toMatchObject({ exitCode: 0, stdout: '' });
  });

  it.each(['"an open quote', 'a AND', '(', '*', "'; DROP TABLE Posting; --", 'NEAR('])(
    'can be looked for with any characters: %s',
    async (query) => {
      expect(await world.run(['postings', '--query', query])).toMatchObject({
        exitCode: 0,
        notJson: [],
        stderr: '',
      });
    },
  );
});

describe('a reader that has heard enough', () => {
  it.each([['postings'], ['export']])('ends %s quietly', async (command) => {
    const args = [cliEntry, command, '--data-dir', world.dataDir];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.destroy();
    const [[exitCode], stderr] = await Promise.all([once(child, 'close'), readText(child.stderr)]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  });
});

describe('companies', () => {
  it('tells of each row of a list what it came to, with its line', async () => {
    const list = await fileWith(
      'list.csv',
      [
        'name,careers',
        'Alpha,https://jobs.lever.co/alpha',
        'Beta,https://not an address/beta',
        '"Gamma, a name with a quote that never ends,https://jobs.lever.co/gamma',
        'jobs.lever.co/delta',
        'Alpha again,https://jobs.lever.co/alpha/',
        'Nobody Knows Them 7,',
        'Epsilon,htp://x',
      ].join('\n'),
    );
    const dataDir = inFolder('import');
    const args = ['companies', 'import', list, '--data-dir', dataDir];
    const result = await runCli(['--json', ...args]);
    expect(result).toMatchObject({ exitCode: 1, notJson: [] });
    expect(result.lines.filter(({ error }) => error !== undefined)).toMatchObject([
      {
        line: 3,
        text: 'Beta, https://not an address/beta',
        error: {
          code: 'invalid_url',
          message: '"https://not an address/beta" is not a web address',
        },
      },
      { line: 7, error: { code: 'not_in_catalogue' } },
      { line: 8, error: { code: 'unsupported_protocol' } },
    ]);
    expect(result.lines.filter(({ outcome }) => outcome === 'repeated')).toMatchObject([
      { line: 6, firstLine: 2 },
    ]);
    expect(result.stderr).toContain('line 3: "https://not an address/beta"');
    const again = await runCli(args);
    expect(again.stderr).toContain(
      '0 added, 3 watched already, 1 repeated, 0 to be chosen, 3 refused',
    );
    const { lines } = await runCli(['--json', 'companies', 'list', '--data-dir', dataDir]);
    expect(lines.map(({ url }) => url)).toEqual([
      'https://jobs.lever.co/alpha',
      'https://jobs.lever.co/gamma',
      'https://jobs.lever.co/delta',
    ]);
  });

  it('reads a list in the charset of a spreadsheet, and what it exports itself', async () => {
    const list = inFolder('utf16.txt');
    const text = '\ufeffFirma\tKarriereseite\r\nMüller\tjobs.lever.co/mueller\r\n';
    await writeFile(list, Buffer.from(text, 'utf16le'));
    const dataDir = inFolder('utf16');
    const { exitCode, lines } = await runCli([
      '--json',
      'companies',
      'import',
      list,
      '--data-dir',
      dataDir,
    ]);
    expect([exitCode, lines]).toMatchObject([
      0,
      [{ outcome: 'added', line: 2, name: 'Müller', url: 'https://jobs.lever.co/mueller' }],
    ]);
  });

  it.each([
    ['a list that is not there', () => inFolder('nowhere'), 'invalid_file'],
    ['an empty list', () => fileWith('none.csv', ''), 'invalid_file'],
    ['a list of remarks', () => fileWith('remarks.txt', '# mine\n---\n'), 'invalid_file'],
    ['broken JSON', () => fileWith('broken.json', '["https://jobs.lever.co/x"'), 'unreadable_row'],
  ])('refuses %s', async (_what, list, code) => {
    const result = await world.run(['companies', 'import', await list()]);
    expect(result).toMatchObject(failed(code));
  });

  it.each([
    [['companies', 'add', 'no address'], 'invalid_url'],
    [['companies', 'add', 'ftp://acme.example'], 'unsupported_protocol'],
    [['companies', 'remove', 'Nobody Knows'], 'unknown_company'],
  ])('answers %j with %s', async (args, code) => {
    expect(await world.run(args)).toMatchObject(failed(code));
  });

  it('that nobody watches cost only themselves in a scan', async () => {
    const result = await world.scrape(['--company', 'Nobody Knows', 'Acme']);
    expect(result.exitCode).toBe(1);
    const { companies } = summaryOf(result);
    expect(companies.map(({ name, status, error }) => [name, status, error?.code])).toEqual([
      ['Acme', 'completed', undefined],
      ['Nobody Knows', 'failed', 'unknown_company'],
    ]);
  });

  it('has none to scan in a new data dir', async () => {
    const result = await runCli(['--json', 'scrape', '--all', '--data-dir', inFolder('new')]);
    expect(result).toMatchObject(failed('no_companies'));
  });
});

describe('export', () => {
  const exported = async (format: string, ...args: readonly string[]) => {
    const out = inFolder(`openings.${format}`);
    const result = await world.run(['export', '--format', format, '--out', out, ...args]);
    expect(result).toMatchObject({ exitCode: 0, lines: [{ ok: true, file: out, format }] });
    return await readFile(out, 'utf8');
  };

  it('writes CSV with a row for each opening, under named columns', async () => {
    const rows: Record<string, string>[] = parseCsv(await exported('csv'), {
      bom: true,
      columns: true,
    });
    expect(rows).toHaveLength(7);
    expect(new Set(rows.map(({ company }) => company))).toEqual(new Set(['Acme', 'Nono']));
    expect(rows[0]).toHaveProperty('descriptionText');
  });

  it('marks a file of CSV as UTF-8 where it holds more than ASCII, a pipe never', async () => {
    const file = await exported('csv');
    const { exitCode, notJson } = await world.run(['export', '--format', 'csv']);
    expect([exitCode, file[0], notJson[0]?.slice(0, 3)]).toEqual([0, '\ufeff', 'id,']);
    expect(await exported('csv', '--query', 'xylophone')).toMatch(/^id,/);
  });

  it('writes JSON that is one list, and the same as JSON a line', async () => {
    const list = JSON.parse(await exported('json'));
    const lines = (await exported('jsonl')).trimEnd().split('\n');
    expect(list).toHaveLength(7);
    expect(lines.map((line) => JSON.parse(line))).toEqual(list);
  });

  it('writes Markdown with a heading for each opening', async () => {
    expect((await exported('md')).match(/^## \[/gm)).toHaveLength(7);
  });

  it('writes only what was asked for, an empty list too', async () => {
    expect(JSON.parse(await exported('json', '--company', 'Nono'))).toHaveLength(3);
    expect(JSON.parse(await exported('json', '--query', 'xylophone'))).toEqual([]);
  });

  it.each([
    ['a folder that is not there', () => inFolder('nowhere/openings.csv')],
    ['a folder', () => world.folder],
    ['a path through a file', async () => path.join(await fileWith('f', ''), 'openings.csv')],
  ])('cannot go to %s', async (_what, out) => {
    const result = await world.run(['export', '--out', await out()]);
    expect(result).toMatchObject(failed('invalid_file'));
  });

  it('leaves an older file alone where the query is refused', async () => {
    const out = await fileWith('kept.csv', 'as it was');
    const result = await world.run(['export', '--company', 'Nobody Knows', '--out', out]);
    expect(result).toMatchObject(failed('unknown_company'));
    expect(await readFile(out, 'utf8')).toBe('as it was');
  });
});

describe('doctor', () => {
  it('says of each thing whether it is well, and what to do where it is not', async () => {
    const { lines, notJson } = await world.run(['doctor']);
    expect(notJson).toEqual([]);
    expect(lines.map(({ check }) => check)).toEqual(
      expect.arrayContaining(['node', 'data dir', 'disk', 'database', 'redis', 'model']),
    );
    for (const line of lines) {
      expect(line).toEqual({
        check: expect.any(String),
        ok: expect.any(Boolean),
        detail: expect.stringMatching(/\S/),
        fix: line.ok === true ? expect.toSatisfy(isFixOrNone) : expect.stringMatching(/\S/),
      });
    }
  });

  it('names a model that does not answer, and a Redis that is not there', async () => {
    const { exitCode, lines } = await world.run(['doctor'], {
      ROLEWATCH_LLM_URL: 'http://127.0.0.1:4/v1',
      ROLEWATCH_REDIS_URL: 'redis://127.0.0.1:4',
    });
    const bad = lines.filter(({ ok }) => ok === false).map(({ check }) => check);
    expect(exitCode).toBe(1);
    expect(bad).toEqual(expect.arrayContaining(['external redis', 'model']));
  });
});

const isFixOrNone = (fix: unknown): boolean => fix === null || typeof fix === 'string';
