import { crc32, deflateSync } from 'node:zlib';
import { PNG } from 'pngjs';

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

/** Reads a PNG; how far its pixels let through what is behind them is left out. */
export function readPng(file: Buffer): Picture {
  const { width, height, data } = PNG.sync.read(file);
  const pixels = Uint32Array.from({ length: width * height }, (_, i) => data.readUIntBE(i * 4, 3));
  return { width, height, pixels };
}

const signature = Buffer.from('89504e470d0a1a0a', 'hex');

/**
 * The file of a picture with a palette. pngjs (7.0.0) writes none: the same screenshots as RGB take
 * twice the bytes.
 */
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

const mostColours = 256;
/** How many of them are the most frequent ones; the others are chosen to be far from these. */
const mostFrequent = 160;

/** The same picture in 256 colours: a third of the size, and for text on a plain ground the same to the eye. */
export function shrinkPng(file: Buffer): Buffer {
  const { pixels, ...size } = readPng(file);
  const palette = choosePalette(pixels);
  const nearest = new Map<number, number>();
  const indices = Uint8Array.from(pixels, (colour) => {
    const index = nearest.get(colour) ?? indexOfNearest(palette, colour);
    nearest.set(colour, index);
    return index;
  });
  return writePng({ ...size, palette, indices });
}

function choosePalette(pixels: Uint32Array): readonly number[] {
  const counts = new Map<number, number>();
  for (const colour of pixels) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const colours = [...counts].toSorted(([, a], [, b]) => b - a).map(([colour]) => colour);
  const palette = colours.slice(0, mostFrequent);
  const rest = colours.slice(mostFrequent).map((colour) => ({ colour, distance: Infinity }));
  let added = palette;
  while (palette.length < mostColours && rest.length > 0) {
    for (const each of rest) {
      for (const other of added)
        each.distance = Math.min(each.distance, distance(each.colour, other));
    }
    const farthest = rest.reduce((a, b) => (b.distance > a.distance ? b : a));
    if (farthest.distance === 0) break;
    palette.push(farthest.colour);
    added = [farthest.colour];
  }
  return palette;
}

const indexOfNearest = (palette: readonly number[], colour: number): number =>
  palette.reduce(
    (best, each, index) =>
      distance(each, colour) < distance(palette[best] ?? 0, colour) ? index : best,
    0,
  );

/** Squared, in RGB. */
const distance = (a: number, b: number): number =>
  ((a >> 16) - (b >> 16)) ** 2 +
  (((a >> 8) & 255) - ((b >> 8) & 255)) ** 2 +
  ((a & 255) - (b & 255)) ** 2;
