import { EventEmitter } from 'node:events';

// Loaded first in a child that stands for a utility process: gives it the port of one, and takes
// away what such a process has not.
delete process.env.NODE_OPTIONS;
// For tests of what happens then: this one always crashes at once, that one is deaf to all it is told.
if (process.env.DOUBLE_CRASHES === process.argv.at(-1)) process.exit(7);
const isDeaf = process.env.DOUBLE_DEAF === process.argv.at(-1);
const parentPort = new EventEmitter();
const send = process.send?.bind(process);
const early: unknown[] = [];
process.on('message', (data) => {
  if (isDeaf && (data as { type?: string }).type === 'shutdown') return;
  // Messages are kept until somebody listens.
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
