import type { PackedFile } from './contents.ts';

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
