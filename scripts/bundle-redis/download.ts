import { createHash } from 'node:crypto';
import { seconds } from '#core/duration.ts';

/** Why something cannot be downloaded now, in a line. */
export type Unreachable = { readonly unreachable: string };

const patienceMs = seconds(120);

/**
 * The bytes of a pinned download, or why they cannot be had. Throws where they are not the ones that were
 * pinned: nobody should get over that.
 */
export async function download({ url, sha256 }: Pin): Promise<Buffer | Unreachable> {
  const bytes = await fetchBytes(url);
  if ('unreachable' in bytes) return bytes;
  const found = createHash('sha256').update(bytes).digest('hex');
  if (found === sha256) return bytes;
  throw new Error(
    `${url} is not what was pinned: its sha256 is ${found}, and should be ${sha256}. Nothing of it was used`,
  );
}

async function fetchBytes(url: string): Promise<Buffer | Unreachable> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(patienceMs) });
    if (response.ok) return Buffer.from(await response.arrayBuffer());
    return { unreachable: `${url} answered ${response.status}` };
  } catch (error) {
    return { unreachable: `${url} cannot be downloaded: ${reasonOf(error)}` };
  }
}

/** What fetch says is "fetch failed"; why is in the cause. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}

/**
 * A download, and what its bytes must come to. The digests below were taken from published listings
 * and could not be compared with a real download yet: docs/packaging.md.
 */
export type Pin = {
  readonly version: string;
  readonly url: string;
  readonly sha256: string;
};

/**
 * The source that Linux and macOS compile. 7.2 is the last line of Redis under the BSD licence. The
 * digest is as in the list of its makers: https://github.com/redis/redis-hashes.
 */
export const redisSource: Pin = {
  version: '7.2.9',
  url: 'https://download.redis.io/releases/redis-7.2.9.tar.gz',
  sha256: '2343cc49db3beb9d2925a44e13032805a608821a58f25bd874c84881115a20b7',
};

/**
 * Built for Windows, where Redis does not compile: https://github.com/redis-windows/redis-windows. The
 * digest is as in the pins of another project.
 */
export const redisForWindows: Pin = {
  version: '7.2.8',
  url: 'https://github.com/redis-windows/redis-windows/releases/download/7.2.8/Redis-7.2.8-Windows-x64-msys2.zip',
  sha256: 'aa6d4206a08d1189dd7a57c78201540a53b12350e1ad09ee7caca04120600656',
};
