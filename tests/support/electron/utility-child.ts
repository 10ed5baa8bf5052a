import { EventEmitter } from 'node:events';

// Loaded first in a child that stands for a utility process: adds `parentPort` and removes what
// such a process lacks.
delete process.env.NODE_OPTIONS;
// For failure tests: one child always crashes at once, another ignores every message.
if (process.env.DOUBLE_CRASHES === process.argv.at(-1)) process.exit(7);
const isDeaf = process.env.DOUBLE_DEAF === process.argv.at(-1);
const parentPort = new EventEmitter();
const send = process.send?.bind(process);
const early: unknown[] = [];
process.on('message', (data) => {
  if (isDeaf && (data as { type?: string }).type === 'shutdown') return;
  // Keeps messages until there is a listener.
  if (parentPort.listenerCount('message') === 0) early.push(data);
  else parentPort.emit('message', { data, ports: [] });
});
parentPort.on('newListener', (event) => {
  if (event !== 'message') return;
  queueMicrotask(() => {
    for (const data of early.splice(0)) parentPort.emit('message', { data, ports: [] });
  });
});
// Chromium ends its children when it ends.
process.on('disconnect', () => process.exit(1));
Object.assign(process, {
  send: undefined,
  parentPort: Object.assign(parentPort, { postMessage: (data: unknown) => send?.(data) }),
});
