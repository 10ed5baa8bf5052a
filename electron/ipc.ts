import { type IpcMainEvent, type IpcMainInvokeEvent, ipcMain, type WebContents } from 'electron';
import { callChannel, eventChannel } from '#contract/ipc-channels.ts';
import { errorReply, type Reply } from '#contract/reply.ts';
import { seconds } from '#core/duration.ts';
import { AppError, toAppError } from '#core/errors.ts';
import type { ShellPlaces } from '#host/shell/prepare-shell.ts';
import type { ShellHost } from '#host/start-for-shell.ts';
import { isWithin } from './navigation.ts';

/** Retries after this long if a page could not get its snapshot. */
const againMs = seconds(3);

/**
 * Calls and events over IPC, for our own page only. Calls return an envelope, since a throw would
 * lose all but the message; dispatch checks method and input. Dispose to stop answering and
 * sending.
 */
export function serveIpc(
  host: Pick<ShellHost, 'call' | 'follow'>,
  page: URL,
  log: ShellPlaces['log'],
): Disposable {
  const ask = host.call as (method: string, input: unknown) => Promise<unknown>;
  const listening = new Map<WebContents, () => void>();

  const stopTelling = (contents: WebContents): void => {
    listening.get(contents)?.();
    listening.delete(contents);
  };

  /** A reloaded page subscribes again, and gets everything from the beginning. */
  const onListener = (event: IpcMainEvent): void => {
    if (!isTrusted(event, page)) return;
    const { sender } = event;
    if (!listening.has(sender)) sender.once('destroyed', () => stopTelling(sender));
    stopTelling(sender);
    tell(sender);
  };

  const tell = (sender: WebContents): void => {
    const { told, stop } = host.follow((message) => {
      if (!sender.isDestroyed()) sender.send(eventChannel, message);
    });
    listening.set(sender, stop);
    told.catch((error: unknown) => {
      log.error('a page did not get its snapshot', { error });
      setTimeout(() => {
        // The page may be gone, or have subscribed again.
        if (listening.get(sender) === stop) tell(sender);
      }, againMs).unref();
    });
  };

  const answer = async (event: IpcMainInvokeEvent, method: unknown, input: unknown) => {
    try {
      if (!isTrusted(event, page)) {
        throw new AppError('foreign_origin', { origin: event.senderFrame?.origin ?? 'nowhere' });
      }
      if (typeof method !== 'string') {
        throw new AppError('unknown_method', { method: typeof method });
      }
      return { value: await ask(method, input ?? {}) } satisfies Reply;
    } catch (thrown) {
      const error = toAppError(thrown);
      if (error.code === 'internal') log.error('a call failed', { method, error: thrown });
      return errorReply(error);
    }
  };

  ipcMain.handle(callChannel, answer);
  ipcMain.on(eventChannel, onListener);
  return {
    [Symbol.dispose]() {
      ipcMain.removeHandler(callChannel);
      ipcMain.off(eventChannel, onListener);
      for (const contents of listening.keys()) stopTelling(contents);
    },
  };
}

type Sent = Pick<IpcMainInvokeEvent | IpcMainEvent, 'sender' | 'senderFrame'>;

/**
 * True if a message comes from our own page: the main frame of our window, showing our address. A
 * replaced frame is not trusted.
 */
const isTrusted = ({ sender, senderFrame }: Sent, page: URL): boolean =>
  senderFrame !== null && senderFrame === sender.mainFrame && isWithin(senderFrame.url, page);
