import type { Frame, Page } from 'playwright-core';
import type { IpcMessage } from './messages.ts';

export type PageEnd = {
  readonly invoke: (from: Frame, message: IpcMessage) => Promise<unknown>;
  readonly send: (from: Frame, message: IpcMessage) => void;
};

const binding = '__electronDouble';

/**
 * Runs the built preload script before the page's own. It gets the `ipcRenderer` and
 * `contextBridge` of a sandboxed preload, and nothing else of Electron.
 */
export async function bridgePage(page: Page, preload: string, end: PageEnd): Promise<void> {
  await page.exposeBinding(
    binding,
    async ({ frame }, kind: 'invoke' | 'send', channel: string, args: readonly unknown[]) =>
      kind === 'invoke'
        ? await end.invoke(frame, { channel, args })
        : end.send(frame, { channel, args }),
  );
  await page.addInitScript({ content: `(${inPage})();` });
  await page.addInitScript({
    content: `if (window === window.top) (() => {
      const require = window.${binding}Require;
      delete window.${binding}Require;
      const module = { exports: {} };
      (function (exports) {\n${preload}\n})(module.exports);
    })();`,
  });
}

export const deliver = (page: Page, { channel, args }: IpcMessage): Promise<void> =>
  page.evaluate(
    ([name, channel, args]) => {
      const deliverTo = Reflect.get(globalThis, `${name}Deliver`);
      deliverTo?.(channel, args);
    },
    [binding, channel, args] as const,
  );

/** Runs in the page, so it cannot use outer variables. */
function inPage(): void {
  const name = '__electronDouble';
  const page = globalThis as unknown as Record<string, unknown>;
  const ask = page[name] as (kind: string, channel: string, args: unknown[]) => Promise<unknown>;
  const listeners = new Map<string, ((event: object, ...args: unknown[]) => void)[]>();
  page[`${name}Deliver`] = (channel: string, args: unknown[]) => {
    for (const listener of listeners.get(channel) ?? []) listener({}, ...args);
  };
  const ipcRenderer = {
    async invoke(channel: string, ...args: unknown[]) {
      try {
        return await ask('invoke', channel, args);
      } catch (error) {
        throw new Error(`Error invoking remote method '${channel}': ${error}`);
      }
    },
    send: (channel: string, ...args: unknown[]) => void ask('send', channel, args),
    on: (channel: string, listener: (event: object, ...args: unknown[]) => void) =>
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener]),
  };
  const contextBridge = {
    exposeInMainWorld(key: string, api: object) {
      Object.defineProperty(page, key, { value: Object.freeze(api), enumerable: true });
    },
  };
  page[`${name}Require`] = (what: string) => {
    if (what !== 'electron') throw new Error(`a sandboxed preload cannot load ${what}`);
    return { contextBridge, ipcRenderer };
  };
}
