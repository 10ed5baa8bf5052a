import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { encodeIcns } from './icns.ts';
import { icnsPictures } from './pictures.ts';

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
