import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { keepAlive } from './keep-alive.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A client whose socket writes down what is done to it. */
function connect() {
  const done: string[] = [];
  const socket = Object.assign(new EventEmitter(), {
    ping: () => done.push('ping'),
    terminate: () => done.push('terminate'),
  });
  keepAlive(socket, () => done.push('speak'));
  return { socket, done };
}

it('pings a client every 20 seconds, and says something that a page can hear', () => {
  const { socket, done } = connect();
  vi.advanceTimersByTime(20_000);
  expect(done).toEqual(['ping', 'speak']);
  socket.emit('pong');
  vi.advanceTimersByTime(20_000);
  expect(done).toEqual(['ping', 'speak', 'ping', 'speak']);
});

it('drops a client that does not answer', () => {
  const { done } = connect();
  vi.advanceTimersByTime(40_000);
  expect(done).toEqual(['ping', 'speak', 'terminate']);
});

it('leaves a client alone that is gone', () => {
  const { socket, done } = connect();
  socket.emit('close');
  vi.advanceTimersByTime(60_000);
  expect(done).toEqual([]);
});
