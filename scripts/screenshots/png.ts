import { crc32, deflateSync, inflateSync } from 'node:zlib';

/** A picture, colour by colour from its top left: 0xRRGGBB each. */
export type Picture = {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint32Array;
};

/** A picture whose pixels are indices into at most 256 colours. */
export type IndexedPicture = {
  readonly width: number;
  readonly height: number;
  readonly palette: readonly number[];
  readonly indices: Uint8Array;
};

const signature = Buffer.from('89504e470d0a1a0a', 'hex');

/** By the header's kind of colour: RGB and RGBA. */
const bytesAPixel: Readonly<Record<number, number>> = { 2: 3, 6: 4 };

/** Reads a PNG as browsers write it: 8 bits a channel, RGB or RGBA; what shines through is left out. */
export function readPng(file: Buffer): Picture {
  let header: Buffer = Buffer.alloc(0);
  const data: Buffer[] = [];
  for (let at = signature.length; at < file.length; ) {
    const length = file.readUInt32BE(at);
    const body = file.subarray(at + 8, at + 8 + length);
    const type = file.toString('latin1', at + 4, at + 8);
    if (type === 'IHDR') header = body;
    if (type === 'IDAT') data.push(body);
    at += length + 12;
  }
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const size = bytesAPixel[header[9] ?? 0];
  if (size === undefined) throw new Error('not a PNG as browsers write it');
  const bytes = unfilter(inflateSync(Buffer.concat(data)), width, size);
  const pixels = Uint32Array.from({ length: width * height }, (_, i) =>
    bytes.readUIntBE(i * size, 3),
  );
  return { width, height, pixels };
}

/** The file of a picture with a palette. */
export function writePng({ width, height, palette, indices }: IndexedPicture): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // 8 bits a pixel, of a palette.
  header.set([8, 3, 0, 0, 0], 8);
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++) {
    rows.set(indices.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  }
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flatMap((rgb) => [rgb >> 16, (rgb >> 8) & 255, rgb & 255]))),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

/** Undoes what each row says was done to it (PNG, section 9: filters). */
function unfilter(filtered: Buffer, width: number, size: number): Buffer {
  const stride = width * size;
  const bytes = Buffer.alloc((filtered.length / (stride + 1)) * stride);
  for (let row = 0; row * stride < bytes.length; row++) {
    const filter = filtered[row * (stride + 1)];
    for (let x = 0; x < stride; x++) {
      const at = row * stride + x;
      const left = x < size ? 0 : (bytes[at - size] ?? 0);
      const up = bytes[at - stride] ?? 0;
      const upLeft = x < size ? 0 : (bytes[at - stride - size] ?? 0);
      bytes[at] = (filtered[at + row + 1] ?? 0) + predict(filter, left, up, upLeft);
    }
  }
  return bytes;
}

function predict(filter: number | undefined, left: number, up: number, upLeft: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  if (filter !== 4) return 0;
  const [a, b, c] = [left, up, upLeft].map((each) => Math.abs(left + up - upLeft - each));
  if (a === undefined || b === undefined || c === undefined) return 0;
  if (a <= b && a <= c) return left;
  return b <= c ? up : upLeft;
}
