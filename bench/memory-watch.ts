import { readdirSync, readFileSync } from 'node:fs';
import { mebibytes } from '#core/quantity.ts';

const intervalMs = 200;

/** Watches the memory of a process and its descendants. Linux only: it reads `/proc`. */
export type MemoryWatch = Disposable & {
  /** The highest sum of resident sizes, MiB. Shared pages count once per process. */
  readonly peakMiB: () => number;
  /** That moment by process, largest first: "host 210, parse 130". */
  readonly atPeak: () => string;
  /** Each process's own peak at any time, in bytes by name. */
  readonly highest: () => ReadonlyMap<string, number>;
};

export function watchMemory(root: number): MemoryWatch {
  let peak: readonly Seen[] = [];
  const highest = new Map<string, number>();
  const look = () => {
    const seen = family(root);
    for (const { name, highestBytes } of seen) {
      highest.set(name, Math.max(highest.get(name) ?? 0, highestBytes));
    }
    if (sum(seen) > sum(peak)) peak = seen;
  };
  look();
  const timer = setInterval(look, intervalMs);
  return {
    peakMiB: () => sum(peak),
    atPeak: () =>
      peak
        .toSorted((a, b) => b.residentMiB - a.residentMiB)
        .map(({ name, residentMiB }) => `${name} ${Math.round(residentMiB)}`)
        .join(', '),
    highest: () => highest,
    [Symbol.dispose]: () => clearInterval(timer),
  };
}

type Seen = {
  readonly pid: number;
  readonly name: string;
  readonly residentMiB: number;
  readonly highestBytes: number;
};

const sum = (seen: readonly Seen[]): number =>
  seen.reduce((total, { residentMiB }) => total + residentMiB, 0);

/** What a process and its descendants take now, MiB: pages that several share count once in all. */
export const proportionalMiB = (root: number): number =>
  familyPids(root)
    .map((pid) => (bytesIn(textOf(`/proc/${pid}/smaps_rollup`), 'Pss') ?? 0) / mebibytes(1))
    .reduce((total, each) => total + each, 0);

/** The highest resident size of this process since it began, in bytes. */
export const peakBytes = (): number =>
  bytesIn(textOf('/proc/self/status'), 'VmHWM') ?? process.memoryUsage.rss();

const family = (root: number): readonly Seen[] =>
  familyPids(root).flatMap((pid) => see(pid, pid === root));

function familyPids(root: number): readonly number[] {
  const parents = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((pid) => [Number(pid), parentOf(Number(pid))] as const),
  );
  const isInFamily = (pid: number): boolean => {
    for (let at: number | undefined = pid; at !== undefined && at > 1; at = parents.get(at)) {
      if (at === root) return true;
    }
    return false;
  };
  return [...parents.keys()].filter(isInFamily);
}

const parentOf = (pid: number): number | undefined => {
  const line = /^PPid:\s+(\d+)$/m.exec(textOf(`/proc/${pid}/status`));
  return line === null ? undefined : Number(line[1]);
};

function see(pid: number, isRoot: boolean): Seen[] {
  const status = textOf(`/proc/${pid}/status`);
  const resident = bytesIn(status, 'VmRSS');
  if (resident === null) return [];
  const words = textOf(`/proc/${pid}/cmdline`).split('\0').filter(Boolean);
  const program = words[0]?.split('/').at(-1) ?? '';
  const name = isRoot ? 'host' : program === 'node' ? (words.at(-1) ?? program) : program;
  const highestBytes = bytesIn(status, 'VmHWM') ?? resident;
  return [{ pid, name, residentMiB: resident / mebibytes(1), highestBytes }];
}

function bytesIn(status: string, field: string): number | null {
  const kibibytes = new RegExp(`^${field}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1];
  return kibibytes === undefined ? null : Number(kibibytes) * 1_024;
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
