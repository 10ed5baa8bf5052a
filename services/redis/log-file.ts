import { open, rename, stat } from 'node:fs/promises';
import { mebibytes } from '#core/bytes.ts';

/** A place in a log that is still written: what comes after it is news. */
export type LogMark = { readonly file: string; readonly offset: number };

/** Marks the end of the log of Redis. A large one is renamed to `.1` first, where it replaces the last. */
export async function markLog(file: string): Promise<LogMark> {
  const size = await sizeOf(file);
  if (size <= mebibytes(1)) return { file, offset: size };
  await rename(file, `${file}.1`);
  return { file, offset: 0 };
}

/** The lines written since, at most the last 64 kB of them. */
export async function linesSince({ file, offset }: LogMark): Promise<readonly string[]> {
  const size = await sizeOf(file);
  if (size <= offset) return [];
  const length = Math.min(size - offset, 65_536);
  await using handle = await open(file, 'r');
  const { buffer } = await handle.read({
    buffer: Buffer.alloc(length),
    position: size - length,
  });
  return buffer.toString('utf8').split('\n').filter(isSaying);
}

/** The line that says best why Redis ended: its last warning, without pid and date. */
export function lastComplaint(lines: readonly string[]): string | null {
  const line = lines.findLast((each) => / # /.test(each)) ?? lines.at(-1);
  return line?.replace(/^\d+:\w \d+ \w+ \d+ [\d:.]+ [#*.-] /, '') ?? null;
}

/** Neither empty nor advice about the kernel, which Redis gives at every start. */
const isSaying = (line: string): boolean =>
  line.trim() !== '' && !/WARNING (Memory overcommit|overcommit_memory|Your kernel)/.test(line);

async function sizeOf(file: string): Promise<number> {
  const found = await stat(file).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  });
  return found?.size ?? 0;
}
