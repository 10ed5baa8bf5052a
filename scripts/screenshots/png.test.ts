import { describe, expect, it } from 'vitest';
import { readPng, writePng } from './png.ts';

/** What a Chromium drew: two by two pixels, red and green above blue and white. */
const fromChromium =
  'iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAF0lEQVR4nGL6z8DA0MDAyMDw//9/BgAAAAD//47s4ocAAAAGSURBVAMAGpsEgPFUzaAAAAAASUVORK5CYII=';

describe('readPng', () => {
  it('reads what a browser wrote', () => {
    const { pixels, ...size } = readPng(Buffer.from(fromChromium, 'base64'));
    expect(size).toEqual({ width: 2, height: 2 });
    expect([...pixels]).toEqual([0xff_00_00, 0x00_80_00, 0x00_00_ff, 0xff_ff_ff]);
  });
});

describe('writePng', () => {
  const palette = [0xff_00_00, 0x00_80_ff, 0x01_02_03];
  const indices = Uint8Array.of(0, 1, 2, 2, 1, 0);
  const file = writePng({ width: 3, height: 2, palette, indices });

  it('writes what other programs read', () => {
    const { pixels, ...size } = readPng(file);
    expect(size).toEqual({ width: 3, height: 2 });
    expect([...pixels]).toEqual([...indices].map((index) => palette[index]));
  });

  it('writes one byte a pixel: the number of its colour', () => {
    expect(file.subarray(24, 26)).toEqual(Buffer.of(8, 3));
  });
});
