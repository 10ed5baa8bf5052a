import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { JobName } from '#core/job.ts';
import { queueNames, queueRow } from '#workers/queues.ts';

const run = promisify(execFile);
const root = path.resolve(import.meta.dirname, '..');
const bin = (name: string) => path.join(root, 'node_modules/.bin', name);

/** The linters read the whole tree, on machines that do other things too. */
const lintTimeoutMs = 60_000;

/** An import that each room must not have. */
const forbidden = {
  core: 'node:fs',
  contract: '#host/start.ts',
  sources: 'node:http',
  enrichment: '#sources/html.ts',
  services: 'undici',
  library: 'ioredis',
  'services/browser': 'undici',
  'services/redis': 'undici',
  'services/http': '@prisma/client',
  'services/llm': 'undici',
  'services/log': 'undici',
  'services/provision': 'ioredis',
  'services/recordings': '#library/engine/open.ts',
  'services/snapshots': '#library/engine/open.ts',
  workers: '#library/engine/open.ts',
  'workers/persist': '#sources/detect.ts',
  host: '#workers/parse/processor.ts',
  'host/http': '#workers/flow.ts',
  cli: '#library/engine/open.ts',
  demo: '#sources/detect.ts',
  electron: '#host/supervisor/queueing.ts',
  renderer: '#core/errors.ts',
} as const;

/** Those of the product, but the demo's. */
const rooms = [
  ...['core', 'contract', 'sources', 'enrichment', 'services', 'library', 'workers'],
  ...['host', 'cli', 'electron', 'renderer'],
];

describe('the rooms', () => {
  it(
    'refuse what is not theirs to import',
    async () => {
      const planted = Object.entries(forbidden).map(([room, what]) => ({
        room,
        file: path.join(root, room, 'zz-planted.ts'),
        text: `import * as planted from '${what}';\nexport const use = planted;\n`,
      }));
      const refused = await lintPlanted(planted);
      expect(refused('noRestrictedImports')).toEqual(Object.keys(forbidden).toSorted());
    },
    lintTimeoutMs,
  );

  it(
    'have no circles',
    async () => {
      const file = (name: string) => path.join(root, 'core', `zz-planted-${name}.ts`);
      const text = (other: string) =>
        `import { ${other} } from './zz-planted-${other}.ts';\nexport const ${other === 'a' ? 'b' : 'a'} = ${other};\n`;
      const refused = await lintPlanted([
        { room: 'core', file: file('a'), text: text('b') },
        { room: 'core', file: file('b'), text: text('a') },
      ]);
      expect(refused('noImportCycles')).toEqual(['core']);
    },
    lintTimeoutMs,
  );

  it(
    'let no promise float',
    async () => {
      const folder = path.join(root, 'core');
      const file = path.join(folder, 'zz-planted-float.ts');
      await mkdir(folder, { recursive: true });
      await writeFile(file, 'export function leave(work: () => Promise<void>) {\n  work();\n}\n');
      try {
        const { stdout } = await run(bin('oxlint'), ['--type-aware', file], { cwd: root }).catch(
          (error: { stdout: string }) => error,
        );
        expect(stdout).toContain('no-floating-promises');
      } finally {
        await rm(file);
      }
    },
    lintTimeoutMs,
  );
});

/** Words between tags, on a line of their own or not, and in attributes that a person reads or hears. */
const literalWords = [
  />[^<>{}()=;]*\p{L}{2,}[^<>{}()=;]*<\//u,
  /^\s+\p{Lu}\p{L}+(?: [\p{L}’',]+)+[.?]?$/mu,
  /\b(?:aria-label|title|label|placeholder|alt|description)="[^"]*\p{L}/u,
];

describe('the files', async () => {
  const { stdout } = await run('git', ['ls-files', '-co', '--exclude-standard'], { cwd: root });
  const files = stdout.split('\n').filter((file) => file !== '' && !file.includes('zz-planted'));
  const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

  it('are short enough to be read', () => {
    const long = files
      .filter((file) => /\.tsx?$/.test(file))
      .filter((file) => read(file).split('\n').length > 451);
    expect(long).toEqual([]);
  });

  it(
    'with tests in them are run: each belongs to a project',
    async () => {
      const { stdout: listed } = await run(
        process.execPath,
        [path.join(root, 'node_modules/vitest/vitest.mjs'), 'list', '--filesOnly', '--json'],
        { cwd: root, maxBuffer: 10_000_000 },
      );
      const known = new Set(
        (JSON.parse(listed) as readonly { readonly file: string }[]).map(({ file }) =>
          path.relative(root, file).replaceAll(path.sep, '/'),
        ),
      );
      const tests = files.filter((file) => /\.test\.tsx?$/.test(file));
      expect(tests.filter((file) => !known.has(file))).toEqual([]);
    },
    lintTimeoutMs,
  );

  it('begin their work in the last line, after every constant it needs', () => {
    const scripts = files.filter((file) => /^(scripts|bench)\/.*\.ts$/.test(file));
    const early = scripts.filter((file) =>
      /^await [\w.]+\([\s\S]*^(?:export )?const /m.test(read(file)),
    );
    expect(early).toEqual([]);
  });

  it('make no format of Intl while they load: it costs each process 50 ms', () => {
    const makers =
      /^(?:export )?const .*\bnew Intl\.(?!PluralRules|Locale)|resolvedOptions\(\)\.locale/m;
    const loaded = files.filter((file) => /^(?!renderer|tests|scripts|bench).*\.ts$/.test(file));
    expect(loaded.length).toBeGreaterThan(500);
    expect(loaded.filter((file) => makers.test(read(file)))).toEqual([]);
  });

  it('are named for what is in them: no barrels, no drawers', () => {
    const drawers = /(^|\/)(index|utils?|helpers?|common|shared|misc)(\.tsx?|\/)/;
    expect(files.filter((file) => drawers.test(file))).toEqual([]);
  });

  it('keep the words of the interface in its strings', () => {
    const pages = files.filter((file) => /^renderer\/.*(?<!\.test)\.tsx$/.test(file));
    const spelt = pages.filter((file) => literalWords.some((words) => words.test(read(file))));
    expect(pages.length).toBeGreaterThan(50);
    expect(spelt).toEqual([]);
  });

  it('name no machine’s folders', () => {
    const folders = ['work', 'root', 'home'].map((name) => `/${name}/`);
    const texts = files.filter((file) => /\.(ts|tsx|md|json|ya?ml|sql)$/.test(file));
    const naming = texts.filter((file) =>
      folders.some((folder) => read(file).includes(`${folder}main`)),
    );
    expect(naming).toEqual([]);
  });
});

it('no code asks whether this is a demo: only what starts it and shows it knows the word', async () => {
  const { stdout } = await run('git', ['ls-files', '-co', '--exclude-standard', ...rooms], {
    cwd: root,
  });
  const files = stdout.split('\n').filter((file) => /(?<!\.test)\.tsx?$/.test(file));
  const code = (file: string) =>
    readFileSync(path.join(root, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
  const knowing = files.filter((file) => /(?<![a-z])demo|Demo/.test(code(file)));
  expect(files.length).toBeGreaterThan(400);
  expect(knowing.toSorted()).toEqual([
    ...['cli/demo.ts', 'cli/program.ts', 'cli/serving.ts'],
    ...['contract/demo.ts', 'contract/methods.ts', 'core/error-table.ts', 'electron/open-app.ts'],
    ...['host/api/demo.ts', 'host/api/handlers.ts', 'host/demo-beside.ts'],
    ...['host/start-options.ts', 'host/start.ts'],
    ...['renderer/store/look-around.ts', 'renderer/strings/everywhere.ts', 'services/paths.ts'],
  ]);
});

it('the folders of the host have no circles: what starts it is above them all', async () => {
  const { stdout } = await run('git', ['ls-files', '-co', '--exclude-standard', 'host'], {
    cwd: root,
  });
  const files = stdout.split('\n').filter((file) => /^host\/.*(?<!\.test)\.ts$/.test(file));
  const imports = new Set(files.flatMap(foldersImported));
  const circles = [...imports].filter((each) => {
    const [from, to] = each.split(' ');
    return imports.has(`${to} ${from}`);
  });
  expect(imports.size).toBeGreaterThan(10);
  expect(circles).toEqual([]);
});

/** 'host host/api' for a file of the host itself that imports one of that folder. */
function foldersImported(file: string): readonly string[] {
  const folder = path.posix.dirname(file);
  const text = readFileSync(path.join(root, file), 'utf8');
  return [...text.matchAll(/from '((?:\.|#host\/)[^']+)'/g)].flatMap(([, name = '']) => {
    const imported = name.startsWith('#') ? name.slice(1) : path.posix.join(folder, name);
    const other = path.posix.dirname(imported);
    return other === folder ? [] : [`${folder} ${other}`];
  });
}

it('every job is done by exactly one queue', () => {
  const jobs = queueNames.flatMap((name) => Object.keys(queueRow(name).jobs));
  expect(jobs.toSorted()).toEqual([...JobName.options].toSorted());
});

/** Lints files that exist for the moment; answers in which rooms a rule spoke. */
async function lintPlanted(
  planted: readonly { readonly room: string; readonly file: string; readonly text: string }[],
): Promise<(rule: string) => readonly string[]> {
  for (const { file, text } of planted) await writeFile(file, text);
  try {
    const args = ['lint', '--reporter=json', ...planted.map(({ file }) => file)];
    const { stdout } = await run(bin('biome'), args, { cwd: root, maxBuffer: 10_000_000 }).catch(
      (error: { stdout: string }) => error,
    );
    const { diagnostics } = JSON.parse(stdout) as {
      diagnostics: { category: string; location: { path: string | { file: string } } }[];
    };
    return (rule) => {
      const paths = diagnostics
        .filter(({ category }) => category.endsWith(rule))
        .map(({ location }) =>
          typeof location.path === 'string' ? location.path : location.path.file,
        );
      const rooms = planted.filter(({ file }) => paths.some((each) => file.endsWith(each)));
      return [...new Set(rooms.map(({ room }) => room))].toSorted();
    };
  } finally {
    for (const { file } of planted) await rm(file);
  }
}
