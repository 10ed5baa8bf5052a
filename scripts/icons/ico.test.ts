import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { encodeIco } from './ico.ts';
import { icoPictures } from './pictures.ts';

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
