import type { IpcMainEvent, IpcMainInvokeEvent } from 'electron';
import { isWithin } from './navigation.ts';

type Event = Pick<IpcMainInvokeEvent | IpcMainEvent, 'sender' | 'senderFrame'>;

/**
 * True where a message comes from our page itself: the main frame of a window of ours, showing what
 * we serve. A frame that has been replaced meanwhile is nobody's.
 */
export const isTrusted = ({ sender, senderFrame }: Event, page: URL): boolean =>
  senderFrame !== null && senderFrame === sender.mainFrame && isWithin(senderFrame.url, page);
