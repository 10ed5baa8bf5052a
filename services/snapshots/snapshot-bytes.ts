import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { constants, createZstdCompress, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { z } from 'zod';
import { AppError } from '#core/errors.ts';
import { SnapshotRef } from '#core/snapshot-ref.ts';
import { sha256Hex } from './digest.ts';
import { jsonPieces } from './json-pieces.ts';

/** The fastest level: snapshots live for minutes, and JSON of a board shrinks tenfold even so. */
const fast = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

/** Characters of JSON that are packed as one piece. */
const pieceLength = 1_048_576;

/** A board's JSON in one or two pieces, where zlib's own would make thirty. */
const inFewPieces = { chunkSize: 262_144 };

/**
 * The name of a value, its JSON's digest, and a way to its stored form, zstd over that JSON. What
 * makes one piece is packed at once: handing it to another thread costs more than the packing,
 * which takes a third of the time that making the JSON does. Between the pieces of a large value
 * others have their turn.
 */
export async function packSnapshot(value: unknown): Promise<{
  readonly ref: SnapshotRef;
  readonly pack: () => Promise<Buffer>;
}> {
  const pieces: Buffer[] = [];
  let held: string[] = [];
  let length = 0;
  const hash = createHash('sha256');
  const keep = () => {
    const bytes = Buffer.from(held.join(''));
    held = [];
    length = 0;
    hash.update(bytes);
    pieces.push(bytes);
  };
  for (const json of jsonPieces(value)) {
    held.push(json);
    length += json.length;
    if (length < pieceLength) continue;
    keep();
    await new Promise(setImmediate);
  }
  if (held.length > 0) keep();
  const [only, ...more] = pieces;
  return {
    ref: `sha256-${hash.digest('hex')}`,
    pack: async () =>
      only !== undefined && more.length === 0
        ? zstdCompressSync(only, fast)
        : Buffer.concat(await Readable.from(pieces).pipe(createZstdCompress(fast)).toArray()),
  };
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
