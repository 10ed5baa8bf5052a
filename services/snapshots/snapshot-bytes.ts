import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { z } from 'zod';
import { AppError } from '#core/errors.ts';
import { SnapshotRef } from '#core/snapshot-ref.ts';
import { sha256Hex } from './digest.ts';

/** The fastest level: snapshots live for minutes, and JSON of a board shrinks tenfold even so. */
const fast = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

/** A board's JSON in one or two pieces, where zlib's own would make thirty. */
const inFewPieces = { chunkSize: 262_144 };

/**
 * The name of a value, its JSON's digest, and a way to its stored form, zstd over that JSON. All of
 * it at once: handing the bytes to another thread costs more than the packing, which takes a
 * third of the time that making the JSON does.
 */
export function packSnapshot(value: unknown): {
  readonly ref: SnapshotRef;
  readonly pack: () => Buffer;
} {
  const json = Buffer.from(JSON.stringify(value));
  return { ref: `sha256-${sha256Hex(json)}`, pack: () => zstdCompressSync(json, fast) };
}

/** The value of a stored form. Throws `snapshot_missing` where that is damaged. */
export function unpackSnapshot(ref: SnapshotRef, bytes: Buffer): unknown {
  try {
    const json = zstdDecompressSync(bytes, inFewPieces);
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
