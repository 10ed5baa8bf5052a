import { describe, expect, it } from 'vitest';
import { contentProblems, type Expectation, type PackedFile } from './contents.ts';

const expected: Expectation = {
  built: ['out/main/cli/main.js', 'out/renderer/index.html', 'out/renderer/index.html.br'],
  migrations: ['1_first'],
  imported: ['libsql'],
  dependencies: ['node_modules/libsql', 'node_modules/@libsql/linux-x64-gnu'],
  native: 'linux-x64-gnu',
};

const native = 'node_modules/@libsql/linux-x64-gnu/index.node';

const complete = [
  'package.json',
  'out/main/cli/main.js',
  'out/renderer/index.html',
  'out/main/prisma/migrations/1_first/migration.sql',
  'node_modules/libsql/package.json',
  native,
];

const packed = (paths: readonly string[]): readonly PackedFile[] =>
  paths.map((path) => ({ path, sizeBytes: 1, isUnpacked: path.endsWith('.node') }));

describe('contentProblems', () => {
  it('finds nothing wrong with a package that is complete', () => {
    expect(contentProblems(packed(complete), expected)).toEqual([]);
  });

  it.each(complete)('misses %s where it is not there', (gone) => {
    const files = packed(complete.filter((path) => path !== gone));
    expect(contentProblems(files, expected)).toEqual([`missing: ${gone}`]);
  });

  it.each([
    ['out/main/core/run.ts', 'a source'],
    ['node_modules/libsql/tests/run.js', 'a test'],
    ['out/main/cli/main.js.map', 'a source map'],
    ['out/renderer/index.html.br', 'compressed for the headless host'],
    ['node_modules/libsql/README.md', 'a document'],
    ['out/main/secrets.json', 'private'],
    ['docs/picture.png', 'not built'],
    ['node_modules/vite/index.js', 'of a package that is not needed'],
  ])('does not want %s', (path, what) => {
    expect(contentProblems(packed([...complete, path]), expected)).toEqual([
      `unwanted: ${path} (${what})`,
    ]);
  });

  it('does not want native code of another system', () => {
    const musl = 'node_modules/@libsql/linux-x64-musl/index.node';
    const [problem] = contentProblems(packed([...complete, musl]), {
      ...expected,
      dependencies: [...expected.dependencies, 'node_modules/@libsql/linux-x64-musl'],
    });
    expect(problem).toBe(`unwanted: ${musl} (native code of another system)`);
  });

  it('does not want native code where it cannot be loaded from', () => {
    const files = packed(complete).map((file) => ({ ...file, isUnpacked: false }));
    expect(contentProblems(files, expected)).toEqual([
      `unwanted: ${native} (native code inside the archive, from where it cannot be loaded)`,
    ]);
  });
});
