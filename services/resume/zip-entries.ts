import { inflateRawSync } from 'node:zlib';
import { AppError } from '#core/errors.ts';

/** Real résumés with pictures stay far below. */
const mostBytes = 40 * 1024 * 1024;
const mostEntries = 2_000;

/**
 * The parts of a zip file by name, unpacked within a bound: a zip bomb stops at 40 MB, whatever
 * sizes it claims. Throws `resume_damaged`, `resume_encrypted` and `resume_too_large`.
 */
export function zipEntries(file: Buffer): ReadonlyMap<string, Buffer> {
  const entries = new Map<string, Buffer>();
  let left = mostBytes;
  for (const { name, method, flags, from, size } of directory(file)) {
    if ((flags & 1) === 1) throw new AppError('resume_encrypted', {});
    const packed = file.subarray(from, from + size);
    const content = method === 0 ? packed : method === 8 ? inflate(packed, left) : null;
    if (content === null) throw new AppError('resume_damaged', {});
    left -= content.length;
    if (left < 0) throw tooLarge();
    entries.set(name, content);
  }
  return entries;
}

const tooLarge = () => new AppError('resume_too_large', { limit: '40 MB' });

function inflate(packed: Buffer, left: number): Buffer {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, left + 1) });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    throw code === 'ERR_BUFFER_TOO_LARGE' ? tooLarge() : new AppError('resume_damaged', {});
  }
}

type Entry = {
  readonly name: string;
  readonly method: number;
  readonly flags: number;
  readonly from: number;
  readonly size: number;
};

/** Reads the directory at the end of the file (APPNOTE.TXT 4.3). */
function* directory(file: Buffer): Generator<Entry> {
  const end = file.lastIndexOf(endMark);
  if (end === -1 || end + 22 > file.length) throw new AppError('resume_damaged', {});
  const count = file.readUInt16LE(end + 10);
  if (count > mostEntries) throw tooLarge();
  let at = file.readUInt32LE(end + 16);
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > file.length || file.readUInt32LE(at) !== 0x02014b50) {
      throw new AppError('resume_damaged', {});
    }
    const [nameLength, extraLength, noteLength] = [28, 30, 32].map((place) =>
      file.readUInt16LE(at + place),
    ) as [number, number, number];
    const local = file.readUInt32LE(at + 42);
    if (local + 30 > file.length) throw new AppError('resume_damaged', {});
    // The local header repeats the name, and its extra field may be longer.
    const from = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
    yield {
      name: file.toString('utf8', at + 46, at + 46 + nameLength),
      method: file.readUInt16LE(at + 10),
      flags: file.readUInt16LE(at + 8),
      from,
      size: file.readUInt32LE(at + 20),
    };
    at += 46 + nameLength + extraLength + noteLength;
  }
}

const endMark = Buffer.from([0x50, 0x4b, 0x05, 0x06]);
