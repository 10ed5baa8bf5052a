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
