import { inflateRawSync } from 'node:zlib';

export type ZipFile = {
  /** As the archive has it, with forward slashes; not to be trusted as a path. */
  readonly name: string;
  readonly bytes: () => Buffer;
};

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const endBytes = 22;
const stored = 0;
const deflated = 8;

/** The files of a zip archive (PKWARE's APPNOTE, 4.3), up to 4 GB and not encrypted. Throws for what is none. */
export function unzip(archive: Buffer): readonly ZipFile[] {
  const end = findEnd(archive);
  const count = archive.readUInt16LE(end + 10);
  const files: ZipFile[] = [];
  let at = archive.readUInt32LE(end + 16);
  for (let i = 0; i < count; i++) {
    if (archive.readUInt32LE(at) !== entrySignature) throw new Error('a damaged zip archive');
    const nameBytes = archive.readUInt16LE(at + 28);
    const entry = {
      method: archive.readUInt16LE(at + 10),
      sizeBytes: archive.readUInt32LE(at + 20),
      start: archive.readUInt32LE(at + 42),
    };
    const name = archive.toString('utf8', at + 46, at + 46 + nameBytes);
    if (!name.endsWith('/')) files.push({ name, bytes: () => read(archive, name, entry) });
    at += 46 + nameBytes + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return files;
}

/** A comment may follow it. */
function findEnd(archive: Buffer): number {
  for (let at = archive.length - endBytes; at >= 0; at--) {
    if (archive.readUInt32LE(at) === endSignature) return at;
  }
  throw new Error('not a zip archive');
}

function read(
  archive: Buffer,
  name: string,
  { method, sizeBytes, start }: Readonly<Record<'method' | 'sizeBytes' | 'start', number>>,
): Buffer {
  // The header before the file has lengths of its own.
  const from = start + 30 + archive.readUInt16LE(start + 26) + archive.readUInt16LE(start + 28);
  const bytes = archive.subarray(from, from + sizeBytes);
  if (method === stored) return bytes;
  if (method === deflated) return inflateRawSync(bytes);
  throw new Error(`${name} is packed in a way that is not known (${method})`);
}
