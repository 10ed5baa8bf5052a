import { open, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { mebibytes } from '#core/quantity.ts';
import { writePrivateFile } from '../private-file.ts';
import { ProcessIdentity } from '../process-identity.ts';
import { OwnRedisAddress } from './address.ts';

/** A place in a growing log; later lines are new. */
export type LogMark = { readonly file: string; readonly offset: number };

/** Marks the end of Redis's log. Renames a large one to `.1` first, replacing the last. */
export async function markLog(file: string): Promise<LogMark> {
  const size = await sizeOf(file);
  if (size <= mebibytes(1)) return { file, offset: size };
  await rename(file, `${file}.1`);
  return { file, offset: 0 };
}

/** The lines written since, at most the last 64 kB. */
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

/** The line that best explains why Redis ended: its last warning, without pid and date. */
export function lastComplaint(lines: readonly string[]): string | null {
  const line = lines.findLast((each) => / # /.test(each)) ?? lines.at(-1);
  return line?.replace(/^\d+:\w \d+ \w+ \d+ [\d:.]+ [#*.-] /, '') ?? null;
}

/** False for empty lines and for the kernel advice that Redis prints at every start. */
const isSaying = (line: string): boolean =>
  line.trim() !== '' && !/WARNING (Memory overcommit|overcommit_memory|Your kernel)/.test(line);

async function sizeOf(file: string): Promise<number> {
  const found = await stat(file).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  });
  return found?.size ?? 0;
}

/** The folder of the append-only file in Redis 7, below `dir` of its configuration. */
const folder = 'appendonlydir';

/** Redis 7's last words about a bad file; a full disk would stop a new one too. */
const complaints = [
  /bad file format reading the append only file/i,
  /(unexpected end of file|unrecoverable error) reading the append only file/i,
  /error reading the rdb preamble of the append only file/i,
  /aof manifest/i,
  /the aof file .* (length\. stat: no such file|doesn't exist)/i,
  /short read or oom loading db/i,
  /internal error in rdb reading/i,
  /wrong (rdb checksum|signature trying to load db)/i,
  /can't handle rdb format version/i,
];

/** True if these log lines report a damaged file. */
export const saysDamaged = (lines: readonly string[]): boolean =>
  lines.some((line) => complaints.some((complaint) => complaint.test(line)));

/** Returns its new place; null without a file. `at` is in ISO 8601. */
export async function setAside(redisDir: string, at: string): Promise<string | null> {
  const kept = path.join(redisDir, `${folder}.damaged-${at.replaceAll(/[:.]/g, '-')}`);
  try {
    await rename(path.join(redisDir, folder), kept);
    return kept;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

export const RunningRedis = z.object({ address: OwnRedisAddress, process: ProcessIdentity });
export type RunningRedis = z.infer<typeof RunningRedis>;

/** Whole or not at all (0600): another host may read it at any moment. */
export const writeRunning = (file: string, running: RunningRedis): Promise<void> =>
  writePrivateFile(file, JSON.stringify(running));

export async function readRunning(file: string): Promise<RunningRedis | null> {
  try {
    return RunningRedis.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    if (error instanceof z.ZodError || error instanceof SyntaxError) return null;
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

export const forgetRunning = (file: string): Promise<void> => rm(file, { force: true });
