import { EventEmitter } from 'node:events';
import type { Session, WebContents, WindowOpenHandlerResponse } from 'electron';
import { preventable } from './app.ts';
import { asked, served } from './protocol.ts';
import { did, isWatched, tell } from './stage.ts';

type OpenHandler = (details: { readonly url: string }) => WindowOpenHandlerResponse;
type RequestHandler = (
  contents: unknown,
  permission: string,
  answer: (isGranted: boolean) => void,
) => void;

let requestHandler: RequestHandler = (_contents, _permission, answer) => answer(true);

/** The only session; it holds the handler of permission requests. */
export const defaultSession = {
  setPermissionRequestHandler(handler) {
    requestHandler = handler as RequestHandler;
  },
  setPermissionCheckHandler: () => undefined,
  setDevicePermissionHandler: () => undefined,
} satisfies Pick<
  Session,
  'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'
>;

export const isGranted = (permission: string): Promise<boolean> =>
  new Promise((resolve) => requestHandler(null, permission, resolve));

export type ContentsDouble = EventEmitter &
  Pick<WebContents, 'id' | 'send' | 'isLoading' | 'isDestroyed' | 'reload' | 'getURL'> & {
    readonly mainFrame: { url: string; readonly origin: string };
    readonly session: typeof defaultSession;
    readonly setWindowOpenHandler: (handler: OpenHandler) => void;
    readonly load: (address: string) => Promise<void>;
    readonly onPage: (event: 'loaded' | 'crashed') => void;
    readonly mayNavigate: (url: string) => boolean;
    readonly mayOpen: (url: string) => boolean;
    readonly destroy: () => void;
  };

export function createContents(id: number, preload: string | null): ContentsDouble {
  const emitter = new EventEmitter();
  let loading: PromiseWithResolvers<void> | null = null;
  let isDestroyed = false;
  let openHandler: OpenHandler = () => ({ action: 'allow' });
  const mainFrame = {
    url: '',
    get origin() {
      return new URL(this.url).origin;
    },
  };

  const begin = (): Promise<void> => {
    loading ??= Promise.withResolvers();
    emitter.emit('did-start-loading');
    return loading.promise;
  };

  return Object.assign(emitter, {
    id,
    mainFrame,
    session: defaultSession,
    isLoading: () => loading !== null,
    isDestroyed: () => isDestroyed,
    getURL: () => mainFrame.url,
    send(channel: string, ...args: unknown[]) {
      if (isDestroyed) throw new TypeError('Object has been destroyed');
      tell({ type: 'send', window: id, channel, args });
    },
    reload() {
      did('webContents.reload');
      void begin();
      tell({ type: 'reload', window: id });
    },
    setWindowOpenHandler(handler: OpenHandler) {
      openHandler = handler;
    },
    async load(address: string) {
      did('webContents.load', address);
      mainFrame.url = address;
      const loaded = begin();
      tell({ type: 'load', window: id, url: await served(address), preload });
      if (!isWatched) this.onPage('loaded');
      await loaded;
    },
    onPage(event: 'loaded' | 'crashed') {
      if (event === 'crashed') {
        emitter.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 });
        return;
      }
      loading?.resolve();
      loading = null;
      emitter.emit('did-finish-load');
    },
    mayNavigate(url: string) {
      const details = { url: asked(url), isMainFrame: true };
      const event = Object.assign(preventable(), details);
      emitter.emit('will-frame-navigate', event);
      emitter.emit('will-navigate', event, details.url);
      return !event.defaultPrevented;
    },
    mayOpen: (url: string) => openHandler({ url: asked(url) }).action === 'allow',
    destroy() {
      isDestroyed = true;
      emitter.emit('destroyed');
    },
  });
}
