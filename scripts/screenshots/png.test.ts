import { crc32, deflateSync, inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readPng, writePng } from './png.ts';

/** What a Chromium drew: two by two pixels, red and green above blue and white. */
const fromChromium =
  'iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAF0lEQVR4nGL6z8DA0MDAyMDw//9/BgAAAAD//47s4ocAAAAGSURBVAMAGpsEgPFUzaAAAAAASUVORK5CYII=';

const width = 4;
const rows = [
  [0x10_20_30, 0x11_21_31, 0xff_00_80, 0x00_00_00],
  [0x12_22_32, 0xfe_fe_fe, 0x80_ff_00, 0x01_02_03],
  [0x12_22_32, 0x99_88_77, 0x81_fe_01, 0xff_ff_ff],
];

describe('readPng', () => {
  it('reads what a browser wrote', () => {
    const { pixels, ...size } = readPng(Buffer.from(fromChromium, 'base64'));
    expect(size).toEqual({ width: 2, height: 2 });
    expect([...pixels]).toEqual([0xff_00_00, 0x00_80_00, 0x00_00_ff, 0xff_ff_ff]);
  });

  it.each([
    ['no filter', 0],
    ['left', 1],
    ['up', 2],
    ['average', 3],
    ['Paeth', 4],
  ] as const)('undoes the filter of rows: %s', (_, filter) => {
    for (const size of [3, 4]) {
      const { pixels } = readPng(pngOf(filter, size));
      expect([...pixels]).toEqual(rows.flat());
    }
  });

  it('reads data that comes in several pieces', () => {
    expect([...readPng(pngOf(2, 3, 5)).pixels]).toEqual(rows.flat());
  });

  it('refuses what browsers do not write', () => {
    const picture = { width: 1, height: 1, palette: [0], indices: Uint8Array.of(0) };
    expect(() => readPng(writePng(picture))).toThrow('not a PNG as browsers write it');
  });
});

describe('writePng', () => {
  const palette = [0xff_00_00, 0x00_80_ff, 0x01_02_03];
  const indices = Uint8Array.of(0, 1, 2, 2, 1, 0);
  const file = writePng({ width: 3, height: 2, palette, indices });

  it('names size, kind and colours, with sums that hold', () => {
    const chunks = chunksOf(file);
    expect(chunks.map(({ type }) => type)).toEqual(['IHDR', 'PLTE', 'IDAT', 'IEND']);
    expect(chunks.every(({ isSumRight }) => isSumRight)).toBe(true);
    expect(chunks[0]?.body.toString('hex')).toBe('0000000300000002' + '0803000000');
    expect(chunks[1]?.body.toString('hex')).toBe('ff0000' + '0080ff' + '010203');
  });

  it('holds its rows, unfiltered', () => {
    const data = chunksOf(file).find(({ type }) => type === 'IDAT')?.body ?? Buffer.alloc(0);
    expect([...inflateSync(data)]).toEqual([0, 0, 1, 2, 0, 2, 1, 0]);
  });
});

type Filter = 0 | 1 | 2 | 3 | 4;

/** The rows as a PNG of so many bytes a pixel, all rows filtered alike, its data in pieces. */
function pngOf(filter: Filter, size: number, pieceBytes = 1_000): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(rows.length, 4);
  header.set([8, size === 3 ? 2 : 6, 0, 0, 0], 8);
  const bytes = rows.map((row) => row.flatMap((rgb) => bytesOf(rgb, size)));
  const filtered = bytes.flatMap((row, y) => [
    filter,
    ...row.map((byte, x) => {
      const left = row[x - size] ?? 0;
      const up = bytes[y - 1]?.[x] ?? 0;
      const upLeft = x < size ? 0 : (bytes[y - 1]?.[x - size] ?? 0);
      return (byte - predicted[filter](left, up, upLeft)) & 255;
    }),
  ]);
  const data = deflateSync(Buffer.from(filtered));
  const pieces = Array.from({ length: Math.ceil(data.length / pieceBytes) }, (_, i) =>
    chunk('IDAT', data.subarray(i * pieceBytes, (i + 1) * pieceBytes)),
  );
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    ...pieces,
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const bytesOf = (rgb: number, size: number): readonly number[] =>
  [rgb >> 16, (rgb >> 8) & 255, rgb & 255, 200].slice(0, size);

/** By the letter of PNG (third edition), 9.2: Filter types for filter method 0. */
const predicted: Readonly<Record<Filter, (a: number, b: number, c: number) => number>> = {
  0: () => 0,
  1: (a) => a,
  2: (_, b) => b,
  3: (a, b) => Math.floor((a + b) / 2),
  4: (a, b, c) => {
    const p = a + b - c;
    const [pa, pb, pc] = [Math.abs(p - a), Math.abs(p - b), Math.abs(p - c)];
    return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
  },
};

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const whole = Buffer.alloc(named.length + 8);
  whole.writeUInt32BE(body.length, 0);
  whole.set(named, 4);
  whole.writeUInt32BE(crc32(named), named.length + 4);
  return whole;
}

function chunksOf(file: Buffer) {
  const chunks: { type: string; body: Buffer; isSumRight: boolean }[] = [];
  for (let at = 8; at < file.length; ) {
    const end = at + 8 + file.readUInt32BE(at);
    chunks.push({
      type: file.toString('latin1', at + 4, at + 8),
      body: file.subarray(at + 8, end),
      isSumRight: file.readUInt32BE(end) === crc32(file.subarray(at + 4, end)),
    });
    at = end + 4;
  }
  return chunks;
}
