import { describe, expect, it } from 'vitest';
import { createManualClock } from '#tests/support/manual-clock.ts';
import type { ConnectionState, EventMessage } from './client.ts';
import { createHttpTransport } from './http-transport.ts';

const changed: EventMessage = {
  event: 'data.changed',
  data: { host: 'h', revisions: {} as never },
};

function open({ answer = async () => new Response('{}'), token = 'abc' } = {}) {
  const clock = createManualClock();
  const sockets: FakeSocket[] = [];
  const asked: Request[] = [];
  const transport = createHttpTransport({
    baseUrl: 'http://127.0.0.1:4717',
    token,
    fetch: async (url, init) => {
      asked.push(new Request(String(url), init));
      return await answer();
    },
    openWebSocket(url, protocols) {
      const socket = new FakeSocket(url, protocols);
      sockets.push(socket);
      return socket as never;
    },
    after: clock.after,
  });
  const states: ConnectionState[] = [];
  const newest = (): FakeSocket => {
    const socket = sockets.at(-1);
    if (socket === undefined) throw new Error('nothing was opened');
    return socket;
  };
  return { transport, clock, sockets, asked, states, newest };
}

class FakeSocket extends EventTarget {
  isClosed = false;
  readonly url: string;
  readonly protocols: readonly string[];
  constructor(url: string, protocols: readonly string[]) {
    super();
    this.url = url;
    this.protocols = protocols;
  }
  close(): void {
    this.isClosed = true;
  }
  accept(): void {
    this.dispatchEvent(new Event('open'));
  }
  say(message: EventMessage): void {
    this.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(message) }));
  }
  end(code = 1006): void {
    this.dispatchEvent(Object.assign(new Event('close'), { code }));
  }
}

describe('calls over HTTP', () => {
  it('are posted as JSON with the token', async () => {
    const { transport, asked } = open();
    await transport.call('runs.get', { id: 'r' });
    const [request] = asked;
    expect(request?.url).toBe('http://127.0.0.1:4717/api/runs.get');
    expect(request?.method).toBe('POST');
    expect(request?.headers.get('authorization')).toBe('Bearer abc');
    expect(await request?.json()).toEqual({ id: 'r' });
  });

  it('return the value', async () => {
    const { transport } = open({ answer: async () => Response.json([1, 2]) });
    expect(await transport.call('x', {})).toEqual({ value: [1, 2] });
  });

  it('throw the error that the host sends', async () => {
    const error = { code: 'unknown_run', message: 'There is no run r', hint: 'Start one.' };
    const { transport } = open({ answer: async () => Response.json({ error }, { status: 404 }) });
    expect(await transport.call('x', {})).toEqual({ error: { ...error, details: {} } });
  });

  it.each([
    ['a network that fails', () => Promise.reject(new TypeError('Failed to fetch')), 'Failed to'],
    [
      'a page in its place',
      async () => new Response('<h1>Bad gateway</h1>', { status: 502 }),
      '502',
    ],
    ['another’s JSON', async () => Response.json({ error: 'no' }, { status: 500 }), '500'],
    ['a page that says all is well', async () => new Response('<h1>Hi</h1>'), '200'],
    ['nothing for an error', async () => Response.json(null, { status: 500 }), '500'],
  ])('treat %s as a host that does not answer', async (_what, answer, reason) => {
    const { transport } = open({ answer });
    expect(await transport.call('x', {})).toMatchObject({
      error: {
        code: 'host_unreachable',
        message: expect.stringContaining(reason),
        hint: expect.stringMatching(/./),
      },
    });
  });

  it('open no WebSocket', async () => {
    const { transport, sockets } = open();
    await transport.call('x', {});
    expect(sockets).toEqual([]);
  });

  it('send a token that headers forbid as another wrong token', async () => {
    const { transport, asked, newest } = open({ token: 'Zoë, ' });
    await transport.call('x', {});
    transport.onState(() => {});
    expect(asked[0]?.headers.get('authorization')).toBe('Bearer none');
    expect(newest().protocols).toEqual(['rolewatch', 'none']);
  });
});

describe('events over a WebSocket', () => {
  it('come from the events address, with the token as a protocol', () => {
    const { transport, newest } = open();
    transport.onEvent(() => {});
    expect(newest().url).toBe('ws://127.0.0.1:4717/api/events');
    expect(newest().protocols).toEqual(['rolewatch', 'abc']);
  });

  it('reach every listener over one connection', () => {
    const { transport, newest, sockets } = open();
    const heard: EventMessage[] = [];
    transport.onEvent((message) => heard.push(message));
    transport.onEvent((message) => heard.push(message));
    newest().say(changed);
    expect(heard).toEqual([changed, changed]);
    expect(sockets).toHaveLength(1);
  });

  it('stop reaching a listener that unsubscribed', () => {
    const { transport, newest } = open();
    const heard: EventMessage[] = [];
    const stop = transport.onEvent((message) => heard.push(message));
    stop();
    newest().say(changed);
    expect(heard).toEqual([]);
  });
});

describe('the state of the connection', () => {
  it('is reported at once, and is open when the host speaks', () => {
    const { transport, states, newest } = open();
    transport.onState((state) => states.push(state));
    expect(states).toEqual(['connecting']);
    newest().say(changed);
    newest().say(changed);
    expect(states).toEqual(['connecting', 'open']);
  });

  it('goes over reconnecting to open again after the host was away', async () => {
    const { transport, states, newest, clock, sockets } = open();
    transport.onState((state) => states.push(state));
    newest().say(changed);
    newest().end();
    await clock.advance(250);
    expect(sockets).toHaveLength(2);
    newest().say(changed);
    expect(states).toEqual(['connecting', 'open', 'reconnecting', 'open']);
  });

  it('is refused, and stays so, if the host rejects the token', async () => {
    const { transport, states, newest, clock, sockets } = open();
    transport.onState((state) => states.push(state));
    newest().end(4401);
    await clock.advance(60_000);
    expect(states).toEqual(['connecting', 'refused']);
    expect(sockets).toHaveLength(1);
  });

  it('is refused after a refused call', async () => {
    const error = { code: 'unauthorised', message: 'No', hint: 'Open the link.' };
    const answer = async () => Response.json({ error }, { status: 401 });
    const { transport, states, newest, clock, sockets } = open({ answer });
    transport.onState((state) => states.push(state));
    newest().say(changed);
    expect(await transport.call('x', {})).toMatchObject({ error });
    expect(newest().isClosed).toBe(true);
    await clock.advance(60_000);
    expect(states).toEqual(['connecting', 'open', 'refused']);
    expect(sockets).toHaveLength(1);
  });
});

describe('connecting again', () => {
  /** The waits before each attempt, if every attempt fails at once. */
  async function waits(attempts: number, { clock, sockets, newest }: ReturnType<typeof open>) {
    const found: number[] = [];
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const before = sockets.length;
      newest().end();
      let waited = 0;
      while (sockets.length === before) {
        await clock.advance(50);
        waited += 50;
      }
      found.push(waited);
    }
    return found;
  }

  it('doubles its wait each time, up to five seconds', async () => {
    const opened = open();
    opened.transport.onState(() => {});
    expect(await waits(7, opened)).toEqual([250, 500, 1_000, 2_000, 4_000, 5_000, 5_000]);
  });

  it('starts over with short waits once the host has spoken', async () => {
    const opened = open();
    opened.transport.onState(() => {});
    await waits(3, opened);
    opened.newest().say(changed);
    expect(await waits(1, opened)).toEqual([250]);
  });

  it.each([
    ['answers nothing', 10_000, (_socket: FakeSocket) => {}],
    ['lets it in and says nothing', 50_000, (socket: FakeSocket) => socket.accept()],
    ['falls silent', 50_000, (socket: FakeSocket) => socket.say(changed)],
  ])('happens if the other end %s', async (_what, afterMs, begin) => {
    const { transport, newest, clock, sockets } = open();
    transport.onState(() => {});
    const first = newest();
    begin(first);
    await clock.advance(afterMs - 1);
    expect(first.isClosed).toBe(false);
    await clock.advance(251);
    expect(first.isClosed).toBe(true);
    expect(sockets).toHaveLength(2);
  });

  it('happens once, and ignores late messages of the old connection', async () => {
    const { transport, newest, clock, sockets } = open();
    const heard: EventMessage[] = [];
    transport.onEvent((message) => heard.push(message));
    const first = newest();
    await clock.advance(10_250);
    first.say(changed);
    first.end();
    await clock.advance(5_000);
    expect(heard).toEqual([]);
    expect(sockets).toHaveLength(2);
  });

  it('stops with the transport', async () => {
    const { transport, newest, clock, sockets, states } = open();
    transport.onState((state) => states.push(state));
    transport.close();
    newest().end();
    await clock.advance(60_000);
    expect(newest().isClosed).toBe(true);
    expect(sockets).toHaveLength(1);
    expect(clock.scheduled()).toBe(0);
  });
});
