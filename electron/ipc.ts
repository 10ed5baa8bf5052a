import { type IpcMainEvent, type IpcMainInvokeEvent, ipcMain, type WebContents } from 'electron';
import { callChannel, eventChannel } from '#contract/ipc-channels.ts';
import { errorReply, type Reply } from '#contract/reply.ts';
import { seconds } from '#core/duration.ts';
import { AppError, toAppError } from '#core/errors.ts';
import type { ShellPlaces } from '#host/shell/prepare-shell.ts';
import type { ShellHost } from '#host/shell/start-for-shell.ts';
import { isTrusted } from './trusted-sender.ts';

/** After so long a page that could not be told what is so is told again. */
const againMs = seconds(3);

/**
 * Calls and events over IPC, for our own page only. A call is answered with an envelope, never with
 * a throw, of which only the message would arrive; dispatch checks method and input. Dispose to
 * answer nothing and tell nothing any more.
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

  /** A page that was loaded anew says so again, and is told all from the beginning. */
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
      log.error('a page could not be told what is so', { error });
      setTimeout(() => {
        // It may be gone, or have asked anew.
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
