import type { DrawnPage } from '#core/drawn-page.ts';
import { AppError } from '#core/errors.ts';
import type { OriginMap } from '#core/origin-map.ts';
import type { Settings } from '#core/settings.ts';
import type { WebDocument } from '#core/web-document.ts';
import type { PageLook } from '#services/browser/look.ts';
import type { PagePicture } from '#services/browser/picture.ts';
import type { BrowserPool } from '#services/browser/pool.ts';
import type { HttpClient } from '#services/http/client.ts';
import type { Logger } from '#services/log/logger.ts';
import { findChromium } from '#services/provision/chromium.ts';
import { challengeOf } from '#sources/challenge.ts';

export type Draw = (url: string, signal: AbortSignal) => Promise<DrawnPage>;
export type TakePicture = (url: string, signal: AbortSignal) => Promise<PagePicture>;
export type LookAt = (url: string, signal: AbortSignal) => Promise<PageLook>;

type Deps = {
  readonly http: Pick<HttpClient, 'visit' | 'mayRead'>;
  readonly settings: Settings;
  readonly originMap: OriginMap;
  readonly log: Logger;
  /** Another browser, for tests. */
  readonly openPool?: () => Promise<BrowserPool>;
};

/**
 * Draws pages for all companies of this worker, with the manners of its other requests. The code of
 * the browser is loaded with the first page: most scans need none.
 */
export function createDraw(deps: Deps): AsyncDisposable & {
  readonly draw: Draw;
  readonly picture: TakePicture;
  readonly look: LookAt;
} {
  const { http, openPool = () => openOwnPool(deps) } = deps;
  let opened: Promise<BrowserPool> | null = null;

  const open = async (): Promise<BrowserPool> => {
    opened ??= openPool();
    return await opened;
  };

  const draw: Draw = async (url, signal) => {
    const pool = await open();
    return await http.visit(url, signal, async ({ forbidsModel }) => {
      const drawn = await pool.draw(url, signal);
      const marked = (document: WebDocument): WebDocument =>
        forbidsModel ? { ...document, noModel: true } : document;
      return { ...drawn, document: marked(drawn.document), pages: drawn.pages.map(marked) };
    });
  };

  const picture: TakePicture = async (url, signal) => {
    const pool = await open();
    return await http.visit(url, signal, () => pool.picture(url, signal));
  };

  const look: LookAt = async (url, signal) => {
    const pool = await open();
    return await http.visit(url, signal, () => pool.look(url, signal));
  };

  return {
    draw,
    picture,
    look,
    async [Symbol.asyncDispose]() {
      await (await opened)?.[Symbol.asyncDispose]();
    },
  };
}

export function challengeIn(document: WebDocument): AppError | null {
  const kind = challengeOf(document);
  return kind === null ? null : new AppError('challenge_page', { url: document.url, kind });
}

async function openOwnPool({ http, settings, originMap, log }: Deps): Promise<BrowserPool> {
  const { createBrowserPool } = await import('#services/browser/pool.ts');
  return createBrowserPool({
    ...settings,
    originMap,
    findBrowser: async () => {
      const found = await findChromium(settings);
      return 'missing' in found ? null : found.path;
    },
    mayRead: http.mayRead,
    wallOf: challengeIn,
    log,
  });
}
