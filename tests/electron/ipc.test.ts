import { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Transport } from '#contract/client.ts';
import { callChannel, eventChannel } from '#contract/ipc-channels.ts';
import type { Reply } from '#contract/reply.ts';
import { follow } from '#host/events/bus.ts';
import { type TransportUnderTest, transportSuite } from '#tests/suites/transport.ts';
import { type FakeRolewatch, fakeRolewatch, health } from '#tests/support/fake-rolewatch.ts';
import { silentLog } from '#tests/support/silent-log.ts';
import { serveIpc } from '../../electron/ipc.ts';

type Handler = (event: object, ...args: unknown[]) => Promise<Reply>;

/** Both ends of Electron's IPC in one process; messages are cloned, as in Electron. */
const ipc = vi.hoisted(() => ({
  handlers: new Map<string, Handler>(),
  toMain: null as unknown as EventEmitter,
  toPage: null as unknown as EventEmitter,
  exposed: {} as Record<string, unknown>,
}));

const page = 'app://rolewatch/';
const mainFrame = { url: page, origin: 'app://rolewatch' };
const sender = Object.assign(new EventEmitter(), {
  mainFrame,
  isDestroyed: () => false,
  send: (channel: string, message: unknown) =>
    ipc.toPage.emit(channel, {}, structuredClone(message)),
});
const event = { sender, senderFrame: mainFrame as object | null };

vi.mock('electron', () => ({
  shell: {},
  ipcMain: {
    handle: (channel: string, handler: Handler) => ipc.handlers.set(channel, handler),
    removeHandler: (channel: string) => ipc.handlers.delete(channel),
    on: (channel: string, listener: (event: object) => void) => ipc.toMain.on(channel, listener),
    off: (channel: string, listener: (event: object) => void) => ipc.toMain.off(channel, listener),
  },
  ipcRenderer: {
    invoke: async (channel: string, ...args: unknown[]) => {
      const handler = ipc.handlers.get(channel);
      if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
      return structuredClone(await handler(event, ...structuredClone(args)));
    },
    send: (channel: string) => ipc.toMain.emit(channel, event),
    on: (channel: string, listener: (event: object, message: unknown) => void) =>
      ipc.toPage.on(channel, listener),
  },
  contextBridge: {
    exposeInMainWorld: (name: string, api: unknown) => {
      ipc.exposed[name] = api;
    },
  },
}));

beforeEach(() => {
  ipc.handlers.clear();
  ipc.toMain = new EventEmitter();
  ipc.toPage = new EventEmitter();
  ipc.exposed = {};
  event.senderFrame = mainFrame;
});

function serve(): { rolewatch: FakeRolewatch } & Disposable {
  const rolewatch = fakeRolewatch();
  const host = {
    call: rolewatch.call,
    follow: (send: Parameters<typeof follow>[1]) => follow(rolewatch, send),
  };
  const serving = serveIpc(host, new URL(page), silentLog);
  return { rolewatch, [Symbol.dispose]: () => serving[Symbol.dispose]() };
}

async function openPage(): Promise<Transport> {
  vi.resetModules();
  await import('../../electron/preload.ts');
  return ipc.exposed.rolewatch as Transport;
}

transportSuite('calls and events over IPC', async (): Promise<TransportUnderTest> => {
  const { rolewatch, ...serving } = serve();
  return {
    rolewatch,
    transport: await openPage(),
    [Symbol.asyncDispose]: async () => serving[Symbol.dispose](),
  };
});

describe('the bridge', () => {
  it('gives the page only calls and events', async () => {
    const transport = await openPage();
    expect(Object.keys(ipc.exposed)).toEqual(['rolewatch']);
    expect(Object.keys(transport)).toEqual(['call', 'onEvent', 'onState']);
  });

  it('returns an envelope if the other end is gone', async () => {
    const transport = await openPage();
    expect(await transport.call('health.get', {})).toMatchObject({
      error: { code: 'host_unreachable', hint: expect.stringMatching(/\.$/) },
    });
  });
});

describe('a sender that is not our page', () => {
  const strangers: readonly (readonly [string, object | null])[] = [
    ['a frame within it', { url: page, origin: 'app://rolewatch' }],
    ['a frame that is gone', null],
  ];

  it.each(strangers)('is refused: %s', async (_who, frame) => {
    using _serving = serve();
    event.senderFrame = frame;
    expect(await ipc.handlers.get(callChannel)?.(event, 'health.get', {})).toMatchObject({
      error: { code: 'foreign_origin' },
    });
  });

  it.each(['https://evil.example/', 'app://elsewhere/', 'file:///index.html', 'about:blank', ''])(
    'is refused and gets no events: a window that shows %j',
    async (url) => {
      using serving = serve();
      const frame = { url, origin: url };
      const theirs = { sender: { ...sender, mainFrame: frame }, senderFrame: frame };
      expect(await ipc.handlers.get(callChannel)?.(theirs, 'health.get', {})).toMatchObject({
        error: { code: 'foreign_origin' },
      });
      ipc.toMain.emit(eventChannel, theirs);
      expect(serving.rolewatch.listeners()).toBe(0);
    },
  );
});

describe('a page', () => {
  it('gets everything once after a reload', async () => {
    using serving = serve();
    await openPage();
    ipc.toMain.emit(eventChannel, event);
    ipc.toMain.emit(eventChannel, event);
    expect(serving.rolewatch.listeners()).toBe(1);
  });

  it('gets nothing more after it is gone', async () => {
    using serving = serve();
    ipc.toMain.emit(eventChannel, event);
    sender.emit('destroyed');
    expect(serving.rolewatch.listeners()).toBe(0);
  });

  it.each([
    [undefined, 'unknown_method'],
    [{ toString: 'health.get' }, 'unknown_method'],
    ['__proto__', 'unknown_method'],
    ['constructor', 'unknown_method'],
  ])('that asks for %j learns that the method is unknown', async (method, code) => {
    using _serving = serve();
    expect(await ipc.handlers.get(callChannel)?.(event, method, {})).toMatchObject({
      error: { code },
    });
  });

  it('may leave out the input', async () => {
    using _serving = serve();
    expect(await ipc.handlers.get(callChannel)?.(event, 'health.get')).toEqual({ value: health });
  });
});
