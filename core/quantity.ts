export const mebibytes = (n: number): number => n * 1_048_576;

/** A size in bytes for people: `812 B`, `31 kB`, `25 MB`, `1.5 GB`. */
export function formatBytes(bytes: number): string {
  if (bytes < 1_024) return `${bytes} B`;
  if (bytes < mebibytes(1)) return `${Math.round(bytes / 1_024)} kB`;
  if (bytes < mebibytes(1_024)) return `${Number((bytes / mebibytes(1)).toFixed(1))} MB`;
  return `${Number((bytes / mebibytes(1_024)).toFixed(1))} GB`;
}

/** A number of things: `1 opening`, `1,204 openings`. */
export const counted = (n: number, one: string, many: string): string =>
  `${n.toLocaleString('en-US')} ${n === 1 ? one : many}`;
