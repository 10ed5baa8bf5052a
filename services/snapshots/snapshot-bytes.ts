import { promisify } from 'node:util';
import { constants, zstdCompress, zstdDecompress } from 'node:zlib';
import type { z } from 'zod';
import { AppError } from '#core/errors.ts';
import { SnapshotRef } from '#core/snapshot-ref.ts';
import { sha256Hex } from './digest.ts';

/** The fastest level: snapshots live for minutes, and JSON of a board shrinks tenfold even so. */
const fast = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };
/** Zlib's own pieces are 16 KiB, each a trip to another thread: a snapshot would make thirty. */
const inFewPieces = { chunkSize: 262_144 };
const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

/** The name of a value, its JSON's digest, and a way to its stored form, zstd over that JSON. */
export function packSnapshot(value: unknown): {
  readonly ref: SnapshotRef;
  readonly pack: () => Promise<Buffer>;
} {
  const json = Buffer.from(JSON.stringify(value));
  return { ref: `sha256-${sha256Hex(json)}`, pack: () => compress(json, fast) };
}

/** The value of a stored form. Throws `snapshot_missing` where that is damaged. */
export async function unpackSnapshot(ref: SnapshotRef, bytes: Buffer): Promise<unknown> {
  try {
    const json = await decompress(bytes, inFewPieces);
    if (`sha256-${sha256Hex(json)}` !== ref) throw new Error('its content has another digest');
    return JSON.parse(json.toString('utf8'));
  } catch (error) {
    throw missingSnapshot(ref, error);
  }
}

/** A stored value as what its reader needs. Throws `snapshot_missing` where it is something else. */
export function readAs<S extends z.ZodType>(
  ref: SnapshotRef,
  value: unknown,
  schema: S,
): z.infer<S> {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw missingSnapshot(ref, parsed.error);
  return parsed.data;
}

/** Refuses what is no name of a snapshot, before it becomes part of a path or key. */
export function checkRef(ref: string): SnapshotRef {
  const parsed = SnapshotRef.safeParse(ref);
  if (!parsed.success) throw missingSnapshot(ref, parsed.error);
  return parsed.data;
}

export const missingSnapshot = (ref: string, cause: unknown): AppError =>
  new AppError('snapshot_missing', { ref }, { cause });
