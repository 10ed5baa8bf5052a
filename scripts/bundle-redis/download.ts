import { createHash } from 'node:crypto';
import { seconds } from '#core/duration.ts';
import type { Pin } from './pins.ts';

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
