import { getRawHeader } from '@electron/asar';

/** A file of the archive. */
export type PackedFile = {
  /** From the archive's root, with forward slashes and none before it. */
  readonly path: string;
  readonly sizeBytes: number;
  /** True if it lies beside the archive, since native code cannot be loaded from inside. */
  readonly isUnpacked: boolean;
};

type Entry = {
  readonly files?: Readonly<Record<string, Entry>>;
  readonly size?: number;
  readonly unpacked?: boolean;
};

/** Every file of an app.asar, in its order. */
export function packedFiles(archive: string): readonly PackedFile[] {
  const { header } = getRawHeader(archive);
  const walk = (entry: Entry, path: string): readonly PackedFile[] =>
    entry.files === undefined
      ? [{ path, sizeBytes: entry.size ?? 0, isUnpacked: entry.unpacked === true }]
      : Object.entries(entry.files).flatMap(([name, each]) =>
          walk(each, path === '' ? name : `${path}/${name}`),
        );
  return walk(header, '');
}

/** What the check of a package's contents goes by. */
export type Expectation = {
  /** Everything that was built, such as `out/main/cli/main.js`. */
  readonly built: readonly string[];
  /** Names of the folders in prisma/migrations. */
  readonly migrations: readonly string[];
  /** Packages that the bundles import as they run. */
  readonly imported: readonly string[];
  /** Folders of the production dependencies, such as `node_modules/libsql`. */
  readonly dependencies: readonly string[];
  /** Such as `linux-x64-gnu`. */
  readonly native: string;
};

/** What must never ship, and what it is. */
const unwanted: readonly (readonly [RegExp, string])[] = [
  [/\.tsx?$/, 'a source'],
  [/\.test\.|(^|\/)(tests?|__tests__|fixtures)\//, 'a test'],
  [/\.map$/, 'a source map'],
  [/\.(br|gz)$/, 'compressed for the headless host'],
  [/\.(md|markdown)$/i, 'a document'],
  [/(^|\/)(\.env|\.npmrc|settings\.json|secrets\.json)$/, 'private'],
  [/(^|\/)package-lock\.json$/, 'a lock file'],
];

/** What electron-builder leaves out of every package on purpose. */
const neverPacked = /\.(br|gz)$/;

/**
 * Everything that is wrong with what was packed, a line each: what main, preload, page, workers, host or
 * database miss, and what should have stayed at home. Empty if all is well.
 */
export function contentProblems(
  files: readonly PackedFile[],
  expected: Expectation,
): readonly string[] {
  const paths = new Set(files.map(({ path }) => path));
  const needed = [
    'package.json',
    ...expected.built.filter((each) => !neverPacked.test(each)),
    ...expected.migrations.map((name) => `out/main/prisma/migrations/${name}/migration.sql`),
    ...expected.imported.map((name) => `node_modules/${name}/package.json`),
    `node_modules/@libsql/${expected.native}/index.node`,
  ];
  return [
    ...needed.filter((each) => !paths.has(each)).map((each) => `missing: ${each}`),
    ...files.flatMap((file) => fileProblems(file, expected)),
  ];
}

function fileProblems(
  { path, isUnpacked }: PackedFile,
  { dependencies, native }: Expectation,
): readonly string[] {
  const problems = unwanted.flatMap(([pattern, what]) => (pattern.test(path) ? [what] : []));
  if (path.startsWith('node_modules/')) {
    if (!dependencies.some((folder) => path.startsWith(`${folder}/`))) {
      problems.push('of a package that is not needed');
    }
  } else if (!/^(out\/(main|preload|renderer)\/|package\.json$)/.test(path)) {
    problems.push('not built');
  }
  if (path.endsWith('.node')) {
    if (!path.includes(`/${native}/`)) problems.push('native code of another system');
    if (!isUnpacked)
      problems.push('native code inside the archive, from where it cannot be loaded');
  }
  return problems.map((what) => `unwanted: ${path} (${what})`);
}

export type Part = { readonly name: string; readonly sizeBytes: number; readonly files: number };

/** The parts of an archive, in the order in which the table shows them; the first that fits counts. */
const parts: readonly (readonly [string, RegExp])[] = [
  ['main process, host, workers', /^out\/main\/.*\.js$/],
  ['company catalogue', /^out\/main\/resources\/catalogue\.json$/],
  ['migrations, icons', /^out\/main\//],
  ['preload', /^out\/preload\//],
  ['page: fonts', /^out\/renderer\/.*\.woff2$/],
  ['page: code and styles', /^out\/renderer\//],
  ['SQLite (libsql), native', /\.node$/],
  ['playwright-core, drives a browser', /^node_modules\/playwright-core\//],
  ['packages beside the bundles', /^node_modules\//],
  ['package.json', /^package\.json$/],
];

/** How big each part of the archive is. Throws where a file belongs to none: name its part. */
export function sizesByPart(files: readonly PackedFile[]): readonly Part[] {
  const groups = Map.groupBy(files, ({ path }) => {
    const part = parts.find(([, pattern]) => pattern.test(path));
    if (part === undefined) throw new Error(`${path} belongs to no part`);
    return part[0];
  });
  return parts.flatMap(([name]) => {
    const those = groups.get(name);
    if (those === undefined) return [];
    const sizeBytes = those.reduce((sum, each) => sum + each.sizeBytes, 0);
    return [{ name, sizeBytes, files: those.length }];
  });
}

/** The same as a table in Markdown, with the sum below. */
export function sizeTable(sizes: readonly Part[]): string {
  const sum = {
    name: 'together',
    sizeBytes: sizes.reduce((total, { sizeBytes }) => total + sizeBytes, 0),
    files: sizes.reduce((total, { files }) => total + files, 0),
  };
  const rows = [...sizes, sum].map(
    ({ name, sizeBytes, files }) => `| ${name} | ${files} | ${megabytes(sizeBytes)} |`,
  );
  return ['| Part | Files | MB |', '| --- | ---: | ---: |', ...rows].join('\n');
}

const megabytes = (bytes: number): string => (bytes / 1_000_000).toFixed(2);
