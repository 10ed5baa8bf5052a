import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { findChromium } from '#services/provision/chromium.ts';
import { programSettings } from '#tests/support/programs.ts';
import { encodeIcns, encodeIco } from './icons/icon-files.ts';
import {
  appPictures,
  icnsPictures,
  icoPictures,
  type Picture,
  trayPictures,
} from './icons/pictures.ts';

const folder = path.resolve(import.meta.dirname, '../resources/icons');

/** Draws every icon of the app again from resources/icons/source. Run when a drawing changes. */
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

/** The PNG of each picture, in their order, drawn by the Chromium of this machine on a clear ground. */
async function renderPictures(
  pictures: readonly Picture[],
  sourceFolder: string,
): Promise<readonly Buffer[]> {
  const found = await findChromium(programSettings());
  if ('missing' in found) throw new Error(`no Chromium to draw with: ${found.fix}`);
  const browser = await chromium.launch({ executablePath: found.path, args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage();
    const files: Buffer[] = [];
    for (const { source, sizePx, colour } of pictures) {
      const svg = await readFile(path.join(sourceFolder, source), 'utf8');
      const drawing = colour === null ? svg : svg.replace('color="#000"', `color="${colour}"`);
      await page.setViewportSize({ width: sizePx, height: sizePx });
      await page.setContent(`<style>${style}</style>${drawing}`);
      files.push(await page.screenshot({ omitBackground: true }));
    }
    return files;
  } finally {
    await browser.close();
  }
}

const style = 'html, body { margin: 0 } svg { display: block; width: 100vw; height: 100vh }';

await makeIcons();
