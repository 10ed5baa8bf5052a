import type { CDPSession } from 'playwright-core';
import type { DrawnPage } from '#core/drawn-page.ts';
import { mebibytes } from '#core/quantity.ts';

/** The top of a page as a browser drew it. Its own pictures are missing: they are not loaded. */
export type PagePicture = {
  /** The address that the page had in the end. */
  readonly url: string;
  /** A JPEG of at most 1 MB, in base64. */
  readonly jpeg: string;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
};

const widest = 1_280;
const tallest = 2_000;
const mostBytes = mebibytes(1);
/** Tried in turn until the picture is small enough; the last one always is. */
const ways = [
  { quality: 70, scale: 1 },
  { quality: 40, scale: 1 },
  { quality: 50, scale: 0.5 },
] as const;

/** Takes a picture of an open page, from its top to its end or to 2,000 pixels. */
export async function takePicture(
  { document }: DrawnPage,
  session: CDPSession,
): Promise<PagePicture> {
  const { jpeg, width, height } = await capture(session, { tallest, mostBytes });
  return { url: document.finalUrl, jpeg, width, height };
}

/** A picture in base64; `scale` is how large it is beside the page. */
export type Captured = Pick<PagePicture, 'jpeg' | 'width' | 'height'> & { readonly scale: number };

/** Takes a picture of the page from its top to its end, or to a height. */
export async function capture(
  session: CDPSession,
  limits: { readonly tallest: number; readonly mostBytes: number },
): Promise<Captured> {
  // The page's clock stands still between steps, and a picture needs the next frame.
  await session.send('Emulation.setVirtualTimePolicy', { policy: 'advance' });
  const { cssContentSize, cssLayoutViewport } = await session.send('Page.getLayoutMetrics');
  const width = Math.min(widest, cssLayoutViewport.clientWidth);
  const height = Math.ceil(Math.min(limits.tallest, cssContentSize.height));
  const clip = { x: 0, y: 0, width, height };
  let picture: Captured | null = null;
  for (const { quality, scale } of ways) {
    const { data } = await session.send('Page.captureScreenshot', {
      format: 'jpeg',
      quality,
      clip: { ...clip, scale },
      captureBeyondViewport: true,
    });
    picture = { jpeg: data, width: width * scale, height: Math.round(height * scale), scale };
    if (Buffer.byteLength(data, 'base64') <= limits.mostBytes) break;
  }
  if (picture === null) throw new Error('no way to take a picture');
  return picture;
}
