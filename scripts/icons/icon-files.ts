/** `type` is the four letters that say the size, such as `ic07`. */
export type IcnsEntry = { readonly type: string; readonly png: Buffer };

const headerBytes = 8;

/** A macOS icon of these PNGs: a header, then each with one of its own. */
export function encodeIcns(entries: readonly IcnsEntry[]): Buffer {
  const parts = entries.flatMap(({ type, png }) => [header(type, png.length), png]);
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  return Buffer.concat([header('icns', length), ...parts]);
}

/** The length counts the header itself. */
function header(type: string, length: number): Buffer {
  const bytes = Buffer.alloc(headerBytes);
  bytes.write(type, 'latin1');
  bytes.writeUInt32BE(headerBytes + length, 4);
  return bytes;
}

export type IcoEntry = { readonly sizePx: number; readonly png: Buffer };

const icoHeaderBytes = 6;
const entryBytes = 16;

/**
 * A Windows icon of these PNGs, at most 256 px each. PNG entries of any size are read since Windows
 * Vista; see https://learn.microsoft.com/previous-versions/ms997538(v=msdn.10).
 */
export function encodeIco(entries: readonly IcoEntry[]): Buffer {
  const header = Buffer.alloc(icoHeaderBytes + entryBytes * entries.length);
  // Reserved, kind (1: icon), number of pictures.
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(entries.length, 4);
  let offset = header.length;
  entries.forEach(({ sizePx, png }, index) => {
    const at = icoHeaderBytes + entryBytes * index;
    // A byte each: 256 is written as 0.
    header.writeUInt8(sizePx % 256, at);
    header.writeUInt8(sizePx % 256, at + 1);
    header.writeUInt16LE(1, at + 4);
    header.writeUInt16LE(32, at + 6);
    header.writeUInt32LE(png.length, at + 8);
    header.writeUInt32LE(offset, at + 12);
    offset += png.length;
  });
  return Buffer.concat([header, ...entries.map(({ png }) => png)]);
}
