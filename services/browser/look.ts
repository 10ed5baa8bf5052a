import type { CDPSession } from 'playwright-core';
import type { DrawnPage } from '#core/drawn-page.ts';
import type { SeenPage } from '#core/page-look.ts';
import { mebibytes } from '#core/quantity.ts';
import { readFrames } from './frames.ts';
import { capture } from './picture.ts';

/** A page with its picture, for someone who points at a part of it. */
export type PageLook = {
  readonly page: SeenPage;
  /** In base64. */
  readonly jpeg: string;
  /** Of the part of the page that the picture shows, in the page's own pixels. */
  readonly width: number;
  readonly height: number;
};

/** A list of a hundred openings is about this long. */
const tallest = 9_000;
const longestPage = mebibytes(12);

/** Takes a picture of an open page, and notes in its HTML where each element stands in it. */
export async function lookAtPage(drawn: DrawnPage, session: CDPSession): Promise<PageLook> {
  const { jpeg, width, height, scale } = await capture(session, {
    tallest,
    mostBytes: mebibytes(2),
  });
  const { html } = await readFrames(session, { limit: longestPage, isMarked: true });
  return {
    page: { url: drawn.document.finalUrl, html },
    ...{ jpeg, width: width / scale, height: height / scale },
  };
}
