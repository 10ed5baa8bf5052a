import { rename } from 'node:fs/promises';
import path from 'node:path';

/** Redis 7: the folder of the append-only file, in the `dir` of its configuration. */
const folder = 'appendonlydir';

/**
 * What Redis 7 logs before it ends because of what it finds in its file. Not listed: a full disk or
 * missing permissions, where another file would fare no better.
 */
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

/** True where these lines of its log say that its file is damaged, and not that it died otherwise. */
export const saysDamaged = (lines: readonly string[]): boolean =>
  lines.some((line) => complaints.some((complaint) => complaint.test(line)));

/**
 * Moves the damaged file out of the way, so that Redis can start with an empty one. Returns where it
 * went; null where there was none. `at` is a time in ISO 8601.
 */
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
