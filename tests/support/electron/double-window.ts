import { readFile } from 'node:fs/promises';
import type { Frame, Page } from 'playwright-core';
import type { PageOptions, TestBrowser, WatchedPage } from '../browser.ts';
import { bridgePage, deliver } from './bridge-page.ts';
import type { FromDouble, IpcMessage, Sender, ToDouble } from './messages.ts';

type Load = Extract<FromDouble, { type: 'load' }>;

export type WindowLinks = {
  readonly browser: TestBrowser;
  readonly options: PageOptions;
  readonly tell: (message: ToDouble) => void;
  readonly ask: (question: (id: number) => ToDouble) => Promise<unknown>;
};

export type DoubleWindow = AsyncDisposable & {
  readonly load: (load: Load) => Promise<void>;
  readonly reload: () => Promise<void>;
  readonly deliver: (message: IpcMessage) => void;
  readonly watched: () => WatchedPage | null;
};

export function createDoubleWindow(id: number, links: WindowLinks): DoubleWindow {
  const { browser, options, tell, ask } = links;
  let watched: WatchedPage | null = null;
  let loaded: Load | null = null;
  let hasCrashed = false;
  let delivering = Promise.resolve();

  const sender = (frame: Frame): Sender => ({
    window: id,
    url: frame.url(),
    isMainFrame: frame.parentFrame() === null,
  });

  const prepare = async (page: Page, load: Load): Promise<void> => {
    const { origin } = new URL(load.url);
    page.on('crash', () => {
      hasCrashed = true;
      tell({ type: 'page', window: id, event: 'crashed' });
    });
    page.on('popup', (popup) => void popup.close());
    // Navigation by the page: only the app can allow another origin.
    await page.route(
      (url) => url.origin !== origin,
      async (route) => {
        const { url, isNavigation } = {
          url: route.request().url(),
          isNavigation: route.request().isNavigationRequest(),
        };
        const isMain = isNavigation && route.request().frame() === page.mainFrame();
        const may = isMain
          ? await ask((question) => ({ type: 'navigate', id: question, window: id, url }))
          : true;
        await (may === true ? route.continue() : route.abort('aborted'));
      },
    );
    await page.exposeBinding('__electronOpen', (_source, url: string) =>
      ask((question) => ({ type: 'open', id: question, window: id, url })),
    );
    await page.addInitScript({ content: askToOpen });
    if (load.preload === null) return;
    await bridgePage(page, await readFile(load.preload, 'utf8'), {
      invoke: (frame, message) =>
        ask((question) => ({ type: 'invoke', id: question, ...sender(frame), ...message })),
      send: (frame, message) => tell({ type: 'message', ...sender(frame), ...message }),
    });
  };

  const load = async (wanted: Load): Promise<void> => {
    loaded = wanted;
    if (watched === null || hasCrashed) {
      await watched?.[Symbol.asyncDispose]();
      hasCrashed = false;
      watched = await browser.open(wanted.url, {
        ...options,
        prepare: (page) => prepare(page, wanted),
      });
    } else {
      await watched.page.goto(wanted.url);
    }
    tell({ type: 'page', window: id, event: 'loaded' });
  };

  return {
    load,
    watched: () => watched,
    async reload() {
      if (hasCrashed && loaded !== null) return await load(loaded);
      await watched?.page.reload();
      tell({ type: 'page', window: id, event: 'loaded' });
    },
    deliver(message) {
      // In order, and never to a page that is gone.
      delivering = delivering.then(async () => {
        if (watched !== null) await deliver(watched.page, message).catch(() => undefined);
      });
    },
    async [Symbol.asyncDispose]() {
      await watched?.[Symbol.asyncDispose]();
      watched = null;
    },
  };
}

/** Runs in the page: asks the test to open windows. */
const askToOpen = `{
  const ask = window.__electronOpen;
  window.open = (url) => {
    ask(new URL(url, document.baseURI).href);
    return null;
  };
  document.addEventListener('click', (event) => {
    const link = event.composedPath().find((each) => each instanceof HTMLAnchorElement);
    if (link?.target !== '_blank') return;
    event.preventDefault();
    ask(link.href);
  });
}`;
