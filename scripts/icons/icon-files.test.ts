import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { encodeIcns, encodeIco } from './icon-files.ts';
import { icnsPictures, icoPictures } from './pictures.ts';

/** The types of the entries, in their order; throws where a length leads elsewhere. */
function entriesOf(icns: Buffer): readonly { readonly type: string; readonly png: Buffer }[] {
  expect(icns.toString('latin1', 0, 4)).toBe('icns');
  expect(icns.readUInt32BE(4)).toBe(icns.length);
  const entries = [];
  let at = 8;
  while (at < icns.length) {
    const length = icns.readUInt32BE(at + 4);
    const type = icns.toString('latin1', at, at + 4);
    entries.push({ type, png: icns.subarray(at + 8, at + length) });
    at += length;
  }
  expect(at).toBe(icns.length);
  return entries;
}

it('can be read back entry by entry', () => {
  const entries = [
    { type: 'ic07', png: Buffer.from('one') },
    { type: 'ic10', png: Buffer.from('another') },
  ];
  expect(entriesOf(encodeIcns(entries))).toEqual(entries);
});

it('the icon of the app has every entry macOS asks for, in its size', async () => {
  const file = path.resolve(import.meta.dirname, '../../resources/icons/rolewatch.icns');
  const found = entriesOf(await readFile(file)).map(({ type, png }) => [
    type,
    png.readUInt32BE(16),
  ]);
  expect(found).toEqual(icnsPictures.map(({ type, sizePx }) => [type, sizePx]));
});

describe('an .ico file', () => {
  it('says of each picture how big it is and where it is', () => {
    const [small, big] = [Buffer.from('small'), Buffer.from('the big one')];
    const ico = encodeIco([
      { sizePx: 16, png: small },
      { sizePx: 256, png: big },
    ]);
    expect([ico.readUInt16LE(0), ico.readUInt16LE(2), ico.readUInt16LE(4)]).toEqual([0, 1, 2]);
    // 256 does not fit into its byte, and is 0 there.
    expect([ico[6], ico[7], ico[22], ico[23]]).toEqual([16, 16, 0, 0]);
    const at = (entry: number) => {
      const start = ico.readUInt32LE(entry + 12);
      return ico.subarray(start, start + ico.readUInt32LE(entry + 8));
    };
    expect(at(6)).toEqual(small);
    expect(at(22)).toEqual(big);
  });

  it('the icon of the app has every size Windows shows', async () => {
    const ico = await readFile(
      path.resolve(import.meta.dirname, '../../resources/icons/rolewatch.ico'),
    );
    const sizes = Array.from({ length: ico.readUInt16LE(4) }, (_, i) => ico[6 + 16 * i] || 256);
    expect(sizes).toEqual(icoPictures.map(({ sizePx }) => sizePx));
  });
});
