import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { text as readText } from 'node:stream/consumers';
import { parse as parseCsv } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cliEntry, failed, runCli, startCli } from '#tests/support/cli.ts';
import { siteApiRecipe } from '#tests/support/recipes.ts';
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

async function fileWith(name: string, content: string): Promise<string> {
  await writeFile(inFolder(name), content);
  return inFolder(name);
}

describe('postings', () => {
  it('of an unknown company are an error, not an empty list', async () => {
    const result = await world.run(['postings', '--company', 'Nobody Knows']);
    expect(result).toMatchObject(failed('unknown_company'));
  });

  it('of a company that could not be read are an empty list', async () => {
    const result = await world.run(['postings', '--company', 'https://jobs.lever.co/nobody']);
    expect(result).toMatchObject({ exitCode: 0, stdout: '' });
  });

  it.each(['"an open quote', 'a AND', '(', '*', "'; DROP TABLE Posting; --", 'NEAR('])(
    'can be searched with any characters: %s',
    async (query) => {
      expect(await world.run(['postings', '--query', query])).toMatchObject({
        exitCode: 0,
        notJson: [],
        stderr: '',
      });
    },
  );
});

describe('a profile', () => {
  const resume = [
    'Zyxia Quillfeather',
    'zyxia@quill.example',
    '',
    'Experience',
    'Data Engineer | Featherworks | 2018 - 2020',
    'Skills',
    'Python, SQL',
  ].join('\n');

  it('scores all openings, and leaves no word of the résumé anywhere', async () => {
    const file = await fileWith('resume.txt', resume);
    const broken = await fileWith('resume.pdf', `%PDF-1.4 ${resume}`);
    const imported = await world.run(['profile', 'import', file]);
    expect(imported.lines[0]).toMatchObject({
      profile: { resume: { titles: ['Data Engineer'], years: 3 } },
      scoring: null,
      isOutdated: false,
    });
    const refused = await world.run(['profile', 'import', broken]);
    expect(refused).toMatchObject(failed('resume_damaged'));
    const { lines: openings } = await world.run(['postings', '--sort', 'fit']);
    const scores = openings.map(({ score }) => Number(score));
    expect(scores).toHaveLength(7);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    expect(scores[0]).toBeGreaterThan(0);
    const written = await everythingIn(world.dataDir);
    const said = [imported, refused].map(({ stdout, stderr }) => stdout + stderr).join('');
    for (const word of ['Zyxia', 'Quillfeather', 'quill.example', 'Featherworks']) {
      expect(written + said).not.toContain(word);
    }
  });

  it('that is no JSON is refused without its words', async () => {
    const file = await fileWith('profile.json', '{"resume": Zyxia}');
    const result = await world.run(['profile', 'set', file]);
    expect(result).toMatchObject(failed('invalid_input'));
    expect(result.stderr).not.toContain('Zyxia');
  });
});

/** Logs, database and all else. */
async function everythingIn(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const contents = files.map(({ parentPath, name }) =>
    readFile(path.join(parentPath, name), 'latin1'),
  );
  return (await Promise.all(contents)).join('');
}

describe('an empty list, shown to a person', () => {
  const ask = (dataDir: string, ...args: readonly string[]) =>
    runCli([...args, '--data-dir', dataDir]);

  it('names companies that could not be checked', async () => {
    const { stdout, stderr } = await ask(world.dataDir, 'postings', '--query', 'nosuchword');
    expect(stdout.trim()).toBe('0 openings');
    expect(stderr).toMatch(/^Couldn’t check 1 company of 3\./);
  });

  it('names companies that were not checked yet', async () => {
    const dataDir = inFolder('unchecked');
    await ask(dataDir, 'companies', 'add', 'https://jobs.lever.co/acme');
    for (const command of ['postings', 'export']) {
      const { stderr } = await ask(dataDir, command);
      expect(stderr).toMatch(/^1 company of 1 not checked yet\./);
    }
  });

  it('is no surprise if no company is watched', async () => {
    const { stderr } = await ask(inFolder('nobody'), 'postings');
    expect(stderr).toMatch(/^You don’t watch any companies yet\./);
  });

  it('needs no explanation if every company was read', async () => {
    const dataDir = inFolder('all-read');
    const map = inFolder('all-read.json');
    await world.sites.writeOriginMap(map);
    const acme = 'https://jobs.lever.co/acme';
    await ask(dataDir, 'scrape', acme, '--origin-map', map);
    const { stdout, stderr } = await ask(dataDir, 'postings', '--query', 'nosuchword');
    expect([stdout.trim(), stderr]).toEqual(['0 openings', '']);
  });
});

describe('a watched company, shown to a person', () => {
  it('is named as already watched, and as removed', async () => {
    const dataDir = inFolder('twice');
    const ask = (...args: readonly string[]) =>
      runCli(['companies', ...args, '--data-dir', dataDir]);
    expect((await ask('add', 'https://jobs.lever.co/acme')).stderr).toBe('');
    const again = await ask('add', 'https://jobs.lever.co/acme/');
    expect(again).toMatchObject({ exitCode: 0, stderr: 'You already watch Acme\n' });
    expect(await ask('remove', 'Acme')).toMatchObject({
      exitCode: 0,
      stdout: '',
      stderr: 'Stopped watching Acme and deleted its openings\n',
    });
  });
});

describe('a reader that stops early', () => {
  it.each([['postings'], ['export']])('ends %s quietly', async (command) => {
    const args = [cliEntry, command, '--data-dir', world.dataDir];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.destroy();
    const [[exitCode], stderr] = await Promise.all([once(child, 'close'), readText(child.stderr)]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  });
});

describe('a cancelled import', () => {
  const rows = 20_000;
  const longList = () =>
    fileWith(
      'long.csv',
      Array.from({ length: rows }, (_, i) => `Firm ${i},https://jobs.lever.co/f${i}`).join('\n'),
    );

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'by %s reports its progress, and keeps the companies added so far',
    async (signal) => {
      const dataDir = inFolder(`cancelled-${signal}`);
      const list = await longList();
      await using cli = startCli(['companies', 'import', list, '--data-dir', dataDir, '--json']);
      await expect.poll(() => cli.stderr()).toMatch(/ of 20,000 rows/);
      cli.kill(signal);
      const { exitCode, lines, stderr } = await cli.result;
      const kept = await runCli(['companies', 'list', '--json', '--data-dir', dataDir]);
      expect(exitCode).toBe(1);
      expect(stderr).toMatch(/^Cancelled after [\d,]+ rows, which are imported\./m);
      expect(lines.length).toBeLessThan(rows);
      expect(kept.lines).toHaveLength(lines.length);
    },
  );
});

describe('companies', () => {
  it('reports the result of each row, with its line', async () => {
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
    expect(again.stderr).toContain('0 added, 3 already watched, 1 repeated, 0 unclear, 3 failed');
    const { lines } = await runCli(['--json', 'companies', 'list', '--data-dir', dataDir]);
    expect(lines.map(({ url }) => url)).toEqual([
      'https://jobs.lever.co/alpha',
      'https://jobs.lever.co/gamma',
      'https://jobs.lever.co/delta',
    ]);
  });

  it('reads a list in a spreadsheet’s charset, and its own exports', async () => {
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
    [['companies', 'add', 'zzzz qqqq'], 'not_in_catalogue'],
    [['companies', 'add', 'amzon'], 'unclear_company'],
    [['companies', 'add', 'ftp://acme.example'], 'unsupported_protocol'],
    [['companies', 'remove', 'Nobody Knows'], 'unknown_company'],
  ])('answers %j with %s', async (args, code) => {
    expect(await world.run(args)).toMatchObject(failed(code));
  });

  it('are read by the recipe of a file, from the next scan on', async () => {
    const dataDir = inFolder('recipe');
    const run = (...args: readonly string[]) =>
      runCli(['--json', 'companies', ...args, '--data-dir', dataDir]);
    await run('add', 'https://acme.example/careers', '--name', 'Acme');
    expect((await run('recipe', 'Acme')).lines).toEqual([null]);
    const { proof: _proof, ...written } = siteApiRecipe();
    const file = await fileWith('recipe.json', JSON.stringify(written));
    expect((await run('recipe', 'Acme', '--set', file)).lines).toMatchObject([written]);
    expect((await run('list')).lines).toMatchObject([{ source: 'site_api' }]);
    const fields = { title: 'name' };
    const wrong = await fileWith('wrong.json', JSON.stringify({ ...written, fields }));
    const refused = await run('recipe', 'Acme', '--set', wrong);
    expect(refused).toMatchObject(failed('invalid_file'));
    expect(refused.stderr).toContain('fields.title: ');
  });

  it('that are unknown cost only themselves in a scan', async () => {
    const result = await world.scrape(['--company', 'Nobody Knows', 'Acme']);
    expect(result.exitCode).toBe(1);
    const { companies } = summaryOf(result);
    expect(companies.map(({ name, status, error }) => [name, status, error?.code])).toEqual([
      ['Acme', 'completed', undefined],
      ['Nobody Knows', 'failed', 'unknown_company'],
    ]);
  });

  it('are required for a scan of a new data dir', async () => {
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

  it('marks a CSV file as UTF-8 if it contains more than ASCII, a pipe never', async () => {
    const file = await exported('csv');
    const { exitCode, notJson } = await world.run(['export', '--format', 'csv']);
    expect([exitCode, file[0], notJson[0]?.slice(0, 3)]).toEqual([0, '\ufeff', 'id,']);
    expect(await exported('csv', '--query', 'xylophone')).toMatch(/^id,/);
  });

  it('writes JSON that is one list, with the same content as JSON lines', async () => {
    const list = JSON.parse(await exported('json'));
    const lines = (await exported('jsonl')).trimEnd().split('\n');
    expect(list).toHaveLength(7);
    expect(lines.map((line) => JSON.parse(line))).toEqual(list);
  });

  it('writes Markdown with a heading for each opening', async () => {
    expect((await exported('md')).match(/^## \[/gm)).toHaveLength(7);
  });

  it('writes only the selected openings, even an empty list', async () => {
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

  it('leaves an older file alone if the query is refused', async () => {
    const out = await fileWith('kept.csv', 'as it was');
    const result = await world.run(['export', '--company', 'Nobody Knows', '--out', out]);
    expect(result).toMatchObject(failed('unknown_company'));
    expect(await readFile(out, 'utf8')).toBe('as it was');
  });
});

describe('doctor', () => {
  it('reports the state of each part, and a fix for each problem', async () => {
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

  it('names a model that does not answer, and a missing Redis', async () => {
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
