import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EventMessage } from '#contract/client.ts';
import { runView } from '#tests/support/fake-rolewatch.ts';
import { startHttpHost } from '#tests/support/http-host.ts';
import { keepAlive } from './events-route.ts';

const patient = { timeout: 10_000 };

it('encodes an event once for all clients', async () => {
  await using host = await startHttpHost();
  const clients = [1, 2, 3].map(() => {
    const heard: EventMessage[] = [];
    host.connect().onEvent((message) => heard.push(message));
    return { heard };
  });
  await vi.waitFor(() => {
    for (const { heard } of clients) expect(heard).toHaveLength(1);
  }, patient);
  const run = runView('r', 0.5);
  const write = vi.fn(() => run);
  host.rolewatch.publish({ event: 'run.changed', data: { ...run, toJSON: write } as typeof run });
  await vi.waitFor(() => {
    for (const { heard } of clients) expect(heard[1]).toEqual({ event: 'run.changed', data: run });
  }, patient);
  expect(write).toHaveBeenCalledOnce();
});

describe('keeping a connection alive', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  /** A client whose socket records what happens to it. */
  function connect() {
    const done: string[] = [];
    const socket = Object.assign(new EventEmitter(), {
      ping: () => done.push('ping'),
      terminate: () => done.push('terminate'),
    });
    keepAlive(socket, () => done.push('speak'));
    return { socket, done };
  }

  it('pings a client every 20 seconds, and sends a message that a page can see', () => {
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

  it('does nothing for a client that has left', () => {
    const { socket, done } = connect();
    socket.emit('close');
    vi.advanceTimersByTime(60_000);
    expect(done).toEqual([]);
  });
});
