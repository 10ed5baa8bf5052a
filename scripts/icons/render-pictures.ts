import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { defaultSettings } from '#core/settings.ts';
import { findChromium } from '#services/provision/chromium.ts';
import type { Picture } from './pictures.ts';

/** The PNG of each picture, in their order, drawn by the Chromium of this machine on a clear ground. */
export async function renderPictures(
  pictures: readonly Picture[],
  sourceFolder: string,
): Promise<readonly Buffer[]> {
  const found = await findChromium(defaultSettings);
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
