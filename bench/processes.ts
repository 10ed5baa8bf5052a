import { readdirSync, readFileSync } from 'node:fs';
import { mebibytes } from '#core/bytes.ts';

/** How often memory is looked at, in milliseconds. */
const intervalMs = 200;

/** Watches the memory of a process and all below it; Linux only, it reads `/proc`. */
export type MemoryWatch = Disposable & {
  /** Highest sum of the resident sizes so far, MiB. Pages that several share count for each. */
  readonly peakMiB: () => number;
  /** The same moment by process, the largest first: "host 210, parse 130". */
  readonly atPeak: () => string;
};

/** Starts to watch `root`; dispose to stop. */
export function watchMemory(root: number): MemoryWatch {
  let peak: readonly Seen[] = [];
  const look = () => {
    const seen = family(root);
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
    [Symbol.dispose]: () => clearInterval(timer),
  };
}

type Seen = { readonly pid: number; readonly name: string; readonly residentMiB: number };

const sum = (seen: readonly Seen[]): number =>
  seen.reduce((total, { residentMiB }) => total + residentMiB, 0);

function family(root: number): readonly Seen[] {
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
  return [...parents.keys()].filter(isInFamily).flatMap((pid) => see(pid, pid === root));
}

const parentOf = (pid: number): number | undefined => {
  const line = /^PPid:\s+(\d+)$/m.exec(textOf(`/proc/${pid}/status`));
  return line === null ? undefined : Number(line[1]);
};

function see(pid: number, isRoot: boolean): Seen[] {
  const kibibytes = /^VmRSS:\s+(\d+) kB$/m.exec(textOf(`/proc/${pid}/status`))?.[1];
  if (kibibytes === undefined) return [];
  const words = textOf(`/proc/${pid}/cmdline`).split('\0').filter(Boolean);
  const program = words[0]?.split('/').at(-1) ?? '';
  const name = isRoot ? 'host' : program === 'node' ? (words.at(-1) ?? program) : program;
  return [{ pid, name, residentMiB: (Number(kibibytes) * 1_024) / mebibytes(1) }];
}

/** Empty where the process has ended meanwhile. */
function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
