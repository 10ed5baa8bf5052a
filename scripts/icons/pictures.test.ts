import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { appPictures, trayPictures, trayStates } from './pictures.ts';

const folder = path.resolve(import.meta.dirname, '../../resources/icons');

it.each([...appPictures, ...trayPictures])('$file is drawn in its size', async (picture) => {
  const png = await readFile(path.join(folder, picture.file ?? ''));
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([picture.sizePx, picture.sizePx]);
});

it('no two states of the tray look the same', async () => {
  const drawn = trayStates.map((state) => readFile(path.join(folder, `tray/${state}Template.png`)));
  const pictures = await Promise.all(drawn);
  expect(new Set(pictures.map((png) => png.toString('base64'))).size).toBe(trayStates.length);
});
