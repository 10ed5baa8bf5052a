import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { encodeIcns } from './icons/icns.ts';
import { encodeIco } from './icons/ico.ts';
import {
  appPictures,
  icnsPictures,
  icoPictures,
  type Picture,
  trayPictures,
} from './icons/pictures.ts';
import { renderPictures } from './icons/render-pictures.ts';

const folder = path.resolve(import.meta.dirname, '../resources/icons');

/** Draws every icon of the app anew from resources/icons/source. Run when a drawing changes. */
async function makeIcons(): Promise<void> {
  const pictures = [...appPictures, ...trayPictures, ...icoPictures, ...icnsPictures];
  const pngs = await renderPictures(pictures, path.join(folder, 'source'));
  const drawn = new Map(pictures.map((each, index) => [each, pngs[index]]));
  const png = (picture: Picture): Buffer => drawn.get(picture) ?? Buffer.alloc(0);

  await Promise.all(
    ['app', 'tray'].map((each) => mkdir(path.join(folder, each), { recursive: true })),
  );
  for (const each of [...appPictures, ...trayPictures]) {
    if (each.file !== null) await writeFile(path.join(folder, each.file), png(each));
  }
  const ico = encodeIco(icoPictures.map((each) => ({ sizePx: each.sizePx, png: png(each) })));
  await writeFile(path.join(folder, 'rolewatch.ico'), ico);
  const icns = encodeIcns(icnsPictures.map((each) => ({ type: each.type, png: png(each) })));
  await writeFile(path.join(folder, 'rolewatch.icns'), icns);
}

await makeIcons();
