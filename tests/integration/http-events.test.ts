import { once } from 'node:events';
import { request } from 'node:http';
import type { Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ConnectionState, EventMessage, Transport } from '#contract/client.ts';
import { runView } from '#tests/support/fake-rolewatch.ts';
import { type HttpHost, startHttpHost } from '#tests/support/http-host.ts';
import { promisedTime } from '#tests/support/promised-time.ts';

let host: HttpHost;
beforeEach(async () => {
  host = await startHttpHost();
});
afterEach(() => host[Symbol.asyncDispose]());

/** The machine also does other work. */
const progress = (of: number): EventMessage => ({ event: 'run.changed', data: runView('r', of) });

/** Records a client's events and connection states. */
function listen(transport: Transport) {
  const heard: EventMessage[] = [];
  const states: ConnectionState[] = [];
  transport.onEvent((message) => heard.push(message));
  transport.onState((state) => states.push(state));
  const last = () => heard.findLast(({ event }) => event === 'run.changed')?.data;
  return { heard, states, last };
}

/** Requests events by hand; returns the status, and the socket if accepted. */
async function upgrade(
  headers: Readonly<Record<string, string>>,
): Promise<{ readonly status: number | undefined; readonly socket: Socket }> {
  const asked = request({
    port: host.port,
    path: '/api/events',
    headers: {
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': Buffer.alloc(16).toString('base64'),
      ...headers,
    },
  });
  asked.end();
  const [response, socket] = await Promise.race([
    once(asked, 'upgrade'),
    once(asked, 'response').then(([refused]) => [refused, refused.socket]),
  ]);
  return { status: response.statusCode, socket };
}

describe('a client that connects', () => {
  it('first gets the snapshot', async () => {
    host.rolewatch.present = [progress(0.3)];
    const { heard } = listen(host.connect());
    await expect.poll(() => heard).toEqual([progress(0.3)]);
  });

  it('gets changes made during the snapshot, after it', async () => {
    const taken = Promise.withResolvers<readonly EventMessage[]>();
    host.rolewatch.snapshot = () => taken.promise;
    const { heard } = listen(host.connect());
    await expect.poll(() => host.rolewatch.listeners()).toBe(1);
    host.rolewatch.publish(progress(0.6));
    taken.resolve([progress(0.3)]);
    await expect.poll(() => heard).toEqual([progress(0.3), progress(0.6)]);
  });

  it('gets nothing once it has left', async () => {
    const transport = host.connect();
    const { states } = listen(transport);
    await expect.poll(() => states.at(-1)).toBe('open');
    transport.close();
    await expect.poll(() => host.rolewatch.listeners()).toBe(0);
  });

  it('reconnects if the host cannot take the snapshot', async () => {
    const answer = host.rolewatch.snapshot;
    host.rolewatch.snapshot = () => Promise.reject(new Error('the queues are away'));
    const { states } = listen(host.connect());
    await expect.poll(() => states.at(-1)).toBe('reconnecting');
    host.rolewatch.snapshot = answer;
    await expect.poll(() => states.at(-1)).toBe('open');
  });
});

describe('two clients', () => {
  it('get the same events', async () => {
    const clients = [listen(host.connect()), listen(host.connect())];
    for (const { states } of clients) await expect.poll(() => states.at(-1)).toBe('open');
    host.rolewatch.publish(progress(0.5));
    for (const { last } of clients) await expect.poll(last).toEqual(runView('r', 0.5));
  });

  it('do not depend on each other', async () => {
    const leaving = host.connect();
    const [first, second] = [listen(leaving), listen(host.connect())];
    for (const { states } of [first, second]) await expect.poll(() => states.at(-1)).toBe('open');
    leaving.close();
    host.rolewatch.publish(progress(0.5));
    await expect.poll(second.last).toEqual(runView('r', 0.5));
    expect(first.last()).toBeUndefined();
  });
});

describe('a host that is restarted under an open page', () => {
  it('is found again, and sends its new state', async () => {
    const transport = host.connect();
    host.rolewatch.present = [progress(0.3)];
    const { states, last } = listen(transport);
    await expect.poll(last).toEqual(runView('r', 0.3));
    const start = await host.stop();
    await expect.poll(() => states.at(-1)).toBe('reconnecting');
    expect(await transport.call('health.get', {})).toMatchObject({
      error: { code: 'host_unreachable' },
    });
    host.rolewatch.present = [progress(1)];
    await start();
    await expect.poll(last).toEqual(runView('r', 1));
    expect(states).toEqual(['connecting', 'open', 'reconnecting', 'open']);
    expect(await transport.call('health.get', {})).toHaveProperty('value');
  });

  it('closes its connections at once', promisedTime, async () => {
    const { states } = listen(host.connect());
    await expect.poll(() => states.at(-1)).toBe('open');
    const startedAt = performance.now();
    await host.stop();
    expect(performance.now() - startedAt).toBeLessThan(1_900);
  });
});

describe('a client with a wrong token', () => {
  it.each(['wrong', '', 'Zoë'])('("%s") learns that it is refused', async (token) => {
    const { states, heard } = listen(host.connect(token));
    await expect.poll(() => states).toEqual(['connecting', 'refused']);
    expect(heard).toEqual([]);
    expect(host.rolewatch.listeners()).toBe(0);
  });

  it('also learns it from its calls', async () => {
    const transport = host.connect('wrong');
    const reply = await transport.call('health.get', {});
    expect(reply).toMatchObject({ error: { code: 'unauthorised' } });
    expect(listen(transport).states).toEqual(['refused']);
  });

  it('is refused at the handshake if it does not speak our protocol', async () => {
    expect((await upgrade({})).status).toBe(401);
    expect((await upgrade({ authorization: 'Bearer wrong' })).status).toBe(401);
    expect((await upgrade({ 'sec-websocket-protocol': 'other' })).status).toBe(401);
  });
});

describe('a WebSocket', () => {
  const right = () => ({ authorization: `Bearer ${host.token}` });

  it('may carry its token in a header', async () => {
    const { status, socket } = await upgrade(right());
    expect(status).toBe(101);
    await expect.poll(() => host.rolewatch.listeners()).toBe(1);
    socket.destroy();
  });

  it.each([
    ['a page elsewhere', () => ({ origin: 'https://evil.example' })],
    ['a foreign name', () => ({ host: `evil.example:${host.port}` })],
  ])('from %s is refused, even with the token', async (_what, headers) => {
    expect((await upgrade({ ...right(), ...headers() })).status).toBe(403);
  });

  it('is required for events', async () => {
    const response = await host.ask('/api/events');
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { message: /WebSocket/ } });
  });

  it('that sends more than a client should is closed', async () => {
    const socket = new WebSocket(`ws://127.0.0.1:${host.port}/api/events`, [
      'rolewatch',
      host.token,
    ]);
    await once(socket, 'open');
    socket.send('x'.repeat(10_000));
    const [{ code }] = await once(socket, 'close');
    expect(code).toBe(1009);
  });

  it('with a client that stops reading is closed before it fills the memory', async () => {
    const { socket } = await upgrade(right());
    socket.pause();
    await expect.poll(() => host.rolewatch.listeners()).toBe(1);
    const message = { ...runView('r', 0.5), message: 'x'.repeat(1_000_000) };
    let sent = 0;
    const send = () => {
      sent += 1;
      host.rolewatch.publish({ event: 'run.changed', data: message });
      return host.rolewatch.listeners();
    };
    await expect.poll(send, { interval: 5 }).toBe(0);
    expect(sent).toBeGreaterThan(4);
    socket.destroy();
  });
});
