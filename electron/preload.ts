import { contextBridge, ipcRenderer } from 'electron';
import type { ConnectionState, EventMessage, Transport } from '#contract/client.ts';
import { callChannel, eventChannel, routeChannel } from '#contract/ipc-channels.ts';
import type { Reply } from '#contract/reply.ts';
import { AppError } from '#core/errors.ts';

/** The page's own; this room has no DOM types. */
declare const location: { hash: string };

const events = new Set<(message: EventMessage) => void>();
const states = new Set<(state: ConnectionState) => void>();
let state: ConnectionState = 'connecting';
let isListening = false;

/** The page's whole access to the desktop: calls and events, as over HTTP. */
const transport: Transport = {
  async call(method, input) {
    try {
      return (await ipcRenderer.invoke(callChannel, method, input)) as Reply;
    } catch (error) {
      return unreachable(error);
    }
  },
  onEvent(listener) {
    events.add(listener);
    listen();
    return () => events.delete(listener);
  },
  onState(listener) {
    states.add(listener);
    listener(state);
    listen();
    return () => states.delete(listener);
  },
};

/** The first listener makes the shell send the snapshot, so no event is missed. */
function listen(): void {
  if (isListening) return;
  isListening = true;
  ipcRenderer.send(eventChannel);
}

ipcRenderer.on(eventChannel, (_event, message: EventMessage) => {
  if (state !== 'open') {
    state = 'open';
    for (const listener of states) listener(state);
  }
  for (const listener of events) listener(message);
});

ipcRenderer.on(routeChannel, (_event, route: string) => {
  location.hash = route;
});

contextBridge.exposeInMainWorld('rolewatch', transport);

function unreachable(thrown: unknown): Reply {
  const reason = thrown instanceof Error ? thrown.message : String(thrown);
  const { code, message, hint } = new AppError('host_unreachable', { reason });
  return { error: { code, details: { reason }, message, hint } };
}
