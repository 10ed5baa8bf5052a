import { readFile, rm } from 'node:fs/promises';
import { z } from 'zod';
import { writePrivateFile } from '../private-file.ts';
import { ProcessIdentity } from '../process-identity.ts';
import { OwnRedisAddress } from './address.ts';

/** The Redis that was last started in a data dir: how to reach it, and which process it is. */
export const RunningRedis = z.object({ address: OwnRedisAddress, process: ProcessIdentity });
export type RunningRedis = z.infer<typeof RunningRedis>;

/** Writes it whole or not at all (0600): another host may read it at any moment. */
export const writeRunning = (file: string, running: RunningRedis): Promise<void> =>
  writePrivateFile(file, JSON.stringify(running));

/** Null where none was left behind, or nothing that can be read. */
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
