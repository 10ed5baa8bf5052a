import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { constants, createZstdCompress, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { z } from 'zod';
import { AppError } from '#core/errors.ts';
import { SnapshotRef } from '#core/snapshot-ref.ts';
import { sha256Hex } from './digest.ts';
import { snapshotPieces, snapshotValue } from './snapshot-form.ts';

/** The fastest level: snapshots live for minutes, and a board's JSON still shrinks tenfold. */
const fast = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

const pieceLength = 1_048_576;

/** One or two pieces for a board's JSON; zlib's default would make thirty. */
const inFewPieces = { chunkSize: 262_144 };

/**
 * A value's name (the digest of its form), and a function for its stored bytes, zstd over that form.
 * Packs a value of one piece on demand and synchronously: another thread would cost more than
 * packing, itself a third of making the JSON. Packs a larger value piece by piece, so that its form
 * is never whole in memory, and lets other work run in between.
 */
export async function packSnapshot(value: unknown): Promise<{
  readonly ref: SnapshotRef;
  readonly pack: () => Buffer;
}> {
  const hash = createHash('sha256');
  let packer: Packer | null = null;
  let held: string[] = [];
  let length = 0;
  const take = (): Buffer => {
    const bytes = Buffer.from(held.join(''));
    held = [];
    length = 0;
    hash.update(bytes);
    return bytes;
  };
  for (const piece of snapshotPieces(value)) {
    held.push(piece);
    length += piece.length;
    if (length < pieceLength) continue;
    packer ??= createPacker();
    await packer.add(take());
  }
  const last = take();
  const packed = await packer?.end(last);
  return {
    ref: `sha256-${hash.digest('hex')}`,
    pack: () => packed ?? zstdCompressSync(last, fast),
  };
}

type Packer = ReturnType<typeof createPacker>;

/** Packs bytes piece by piece, off the event loop. */
function createPacker() {
  const zstd = createZstdCompress(fast);
  const packed = zstd.toArray();
  // Adding a piece also rejects.
  packed.catch(() => undefined);
  return {
    async add(bytes: Buffer): Promise<void> {
      if (!zstd.write(bytes)) await once(zstd, 'drain');
    },
    async end(bytes: Buffer): Promise<Buffer> {
      zstd.end(bytes);
      return Buffer.concat(await packed);
    },
  };
}

/** Throws `snapshot_missing` for a damaged form. */
export function unpackSnapshot(ref: SnapshotRef, bytes: Buffer): unknown {
  try {
    const form = zstdDecompressSync(bytes, inFewPieces);
    if (`sha256-${sha256Hex(form)}` !== ref) throw new Error('its content has another digest');
    return snapshotValue(form);
  } catch (error) {
    throw missingSnapshot(ref, error);
  }
}

/** Parses a stored value. Throws `snapshot_missing` if it does not fit the schema. */
export function readAs<S extends z.ZodType>(
  ref: SnapshotRef,
  value: unknown,
  schema: S,
): z.infer<S> {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw missingSnapshot(ref, parsed.error);
  return parsed.data;
}

/** Refuses an invalid name before it becomes part of a path or key. */
export function checkRef(ref: string): SnapshotRef {
  const parsed = SnapshotRef.safeParse(ref);
  if (!parsed.success) throw missingSnapshot(ref, parsed.error);
  return parsed.data;
}

export const missingSnapshot = (ref: string, cause: unknown): AppError =>
  new AppError('snapshot_missing', { ref }, { cause });
