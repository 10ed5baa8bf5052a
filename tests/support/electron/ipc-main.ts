import { EventEmitter } from 'node:events';
import type { IpcMain } from 'electron';
import type { Sender, ToDouble } from './messages.ts';
import { asked } from './protocol.ts';
import { answer, onDrive, onStage } from './stage.ts';

type Handler = Parameters<IpcMain['handle']>[1];

type Event = { readonly sender: unknown; readonly senderFrame: unknown };

const handlers = new Map<string, Handler>();
const emitter = new EventEmitter();
let senderOf: (window?: number) => { readonly mainFrame: { url: string } } | undefined = () =>
  undefined;

/** Sets how to find a window's web contents; the last window by default. */
export function onSender(find: typeof senderOf): void {
  senderOf = find;
}

/** Electron's `ipcMain` over the channel to the test, whose page is at the other end. */
export const ipcMain = Object.assign(emitter, {
  handle(channel, handler) {
    if (handlers.has(channel)) throw new Error(`a second handler for ${channel}`);
    handlers.set(channel, handler);
  },
  removeHandler: (channel) => void handlers.delete(channel),
} satisfies Pick<IpcMain, 'handle' | 'removeHandler'>);

onStage((message: ToDouble) => {
  if (message.type === 'message') {
    emitter.emit(message.channel, eventFrom(message), ...message.args);
  }
  if (message.type !== 'invoke') return;
  void answer(message.id, async () => {
    const handler = handlers.get(message.channel);
    if (handler === undefined) throw new Error(`No handler registered for '${message.channel}'`);
    return await handler(eventFrom(message) as never, ...message.args);
  });
});

onDrive('call', async (method: string, input: unknown) => {
  const sender = senderOf();
  const [call] = [...handlers.values()];
  return await call?.({ sender, senderFrame: sender?.mainFrame } as never, method, input);
});

function eventFrom({ window, url, isMainFrame }: Sender): Event {
  const sender = senderOf(window);
  const address = asked(url);
  if (sender === undefined) return { sender: null, senderFrame: null };
  // The same frame object each time, as in Electron.
  if (isMainFrame) sender.mainFrame.url = address;
  const senderFrame = isMainFrame ? sender.mainFrame : { url: address, origin: 'other' };
  return { sender, senderFrame };
}
