import { describe, expect, it, vi } from 'vitest';
import { startLlmServer } from '#tests/fakes/llm-server.ts';
import { createLlmClient } from './client.ts';
import type { LlmQuestion } from './dialect.ts';

const schema = {
  type: 'object',
  properties: { skills: { type: 'array', items: { type: 'string' } } },
  required: ['skills'],
  additionalProperties: false,
};

const question = (signal = new AbortController().signal): LlmQuestion => ({
  system: 'Read the posting.',
  user: JSON.stringify({ posting: { title: 'Engineer', text: 'We use TypeScript.' } }),
  schemaName: 'form',
  schema,
  maxTokens: 100,
  signal,
});

const clientOf = (url: string, options: Partial<Parameters<typeof createLlmClient>[0]> = {}) =>
  createLlmClient({
    url,
    model: 'fake-4b',
    apiKey: null,
    timeoutMs: 5_000,
    maxConcurrent: 4,
    ...options,
  });

describe('prepare', () => {
  it('looks at the server before the first question, and asks nothing', async () => {
    await using server = await startLlmServer();
    const client = clientOf(server.url);

    await client.prepare();

    expect(server.requests).toEqual([]);
    expect(JSON.parse(await client.ask(question()))).toEqual({ skills: ['TypeScript'] });
  });
});

describe('ask', () => {
  it('answers with the text of the model', async () => {
    await using server = await startLlmServer();

    const answer = await clientOf(server.url).ask(question());

    expect(JSON.parse(answer)).toEqual({ skills: ['TypeScript'] });
  });

  it('sends a strict schema, temperature 0 and a token limit', async () => {
    await using server = await startLlmServer();

    await clientOf(server.url).ask(question());

    expect(server.requests).toEqual([
      {
        model: 'fake-4b',
        messages: [
          { role: 'system', content: 'Read the posting.' },
          { role: 'user', content: question().user },
        ],
        temperature: 0,
        max_tokens: 100,
        response_format: {
          type: 'json_schema',
          json_schema: { name: 'form', strict: true, schema },
        },
      },
    ]);
  });

  it.each([
    ['down', 'llm_unreachable', 'connection closed'],
    ['status_500', 'llm_unreachable', '500'],
    ['status_503', 'llm_unreachable', '503'],
    ['status_400', 'llm_refused', '400 This model’s maximum context length'],
    ['status_401', 'llm_refused', '401 Incorrect API key'],
    ['status_403', 'llm_refused', '403'],
    ['status_404', 'llm_refused', '404 The model does not exist'],
    ['html', 'llm_refused', 'a web page, "Router"'],
    ['only_thinks', 'llm_invalid_answer', 'thought until'],
    ['empty', 'llm_invalid_answer', 'empty'],
    ['length', 'llm_invalid_answer', 'cut off'],
  ] as const)('fails for a server with the fault %s as %s, once', async (fault, code, reason) => {
    await using server = await startLlmServer({ fault });

    const answer = clientOf(server.url).ask(question());

    await expect(answer).rejects.toMatchObject({
      code,
      details: { reason: expect.stringContaining(reason) },
    });
    expect(server.counters().requests).toBe(1);
  });

  it('waits as long as a busy server wants, and asks again', async () => {
    await using server = await startLlmServer();
    const waits: number[] = [];
    const client = createLlmClient(
      { url: server.url, model: 'fake-4b', apiKey: null, timeoutMs: 5_000, maxConcurrent: 4 },
      { wait: async (ms) => waits.push(ms) },
    );
    await client.prepare();
    server.setFault('status_429', 1);

    expect(JSON.parse(await client.ask(question()))).toEqual({ skills: ['TypeScript'] });
    expect(waits).toHaveLength(1);
    expect(waits[0]).toBeGreaterThan(6_000);
    expect(server.counters().requests).toBe(2);
  });

  it.each(['hang', 'stalls', 'slow'] as const)('gives up on a server that %s', async (fault) => {
    await using server = await startLlmServer({ fault });

    const answer = clientOf(server.url, { timeoutMs: 100 }).ask(question());

    await expect(answer).rejects.toMatchObject({
      code: 'llm_unreachable',
      details: { reason: 'no answer within 100 ms' },
    });
    await vi.waitFor(() => expect(server.counters()).toMatchObject({ inFlight: 0, aborted: 1 }));
  });

  it('reports a stopped server as unreachable', async () => {
    const server = await startLlmServer();
    await server[Symbol.asyncDispose]();

    await expect(clientOf(server.url).ask(question())).rejects.toMatchObject({
      code: 'llm_unreachable',
      details: { url: server.url, reason: 'connection refused' },
    });
  });

  it('reports an unknown host as unreachable', async () => {
    await expect(clientOf('http://model.invalid').ask(question())).rejects.toMatchObject({
      code: 'llm_unreachable',
      details: { url: 'http://model.invalid/v1', reason: 'host not found' },
    });
  });

  it('closes the connection of a request in flight when it is cancelled', async () => {
    await using server = await startLlmServer({ fault: 'hang' });
    const stop = new AbortController();
    server.setFault('none');
    const client = clientOf(server.url);
    await client.prepare();
    server.setFault('hang');
    const answer = client.ask(question(stop.signal));
    const failure = expect(answer).rejects.toMatchObject({ code: 'cancelled' });
    await vi.waitFor(() => expect(server.counters().inFlight).toBe(1));

    stop.abort();

    await failure;
    await vi.waitFor(() => expect(server.counters()).toMatchObject({ inFlight: 0, aborted: 1 }));
  });

  it('cancels a waiting question at once without sending it, and lets the next one in', async () => {
    await using server = await startLlmServer();
    const client = clientOf(server.url, { maxConcurrent: 1 });
    await client.prepare();
    server.setFault('hang', 1);
    const [first, second] = [new AbortController(), new AbortController()];
    const busy = client.ask(question(first.signal)).catch(() => 'stopped');
    await vi.waitFor(() => expect(server.counters().inFlight).toBe(1));
    const waiting = client.ask(question(second.signal));
    const next = client.ask(question());

    second.abort();

    await expect(waiting).rejects.toMatchObject({ code: 'cancelled' });
    first.abort();
    await busy;
    await expect(next).resolves.toContain('');
    expect(server.counters().requests).toBe(2);
  });

  it('never sends a cancelled request', async () => {
    await using server = await startLlmServer();

    const answer = clientOf(server.url).ask(question(AbortSignal.abort()));

    await expect(answer).rejects.toMatchObject({ code: 'cancelled' });
    expect(server.counters().requests).toBe(0);
  });

  it('keeps no more requests in flight than allowed', async () => {
    await using server = await startLlmServer({ latencyMs: 50 });
    const client = clientOf(server.url, { maxConcurrent: 3 });

    await Promise.all(Array.from({ length: 12 }, () => client.ask(question())));

    expect(server.counters()).toMatchObject({ completed: 12, maxInFlight: 3 });
  });

  it('frees its places after failures', async () => {
    await using server = await startLlmServer();
    const client = clientOf(server.url, { maxConcurrent: 1 });
    server.setFault('down', 2);
    await expect(client.ask(question())).rejects.toMatchObject({ code: 'llm_unreachable' });
    await expect(client.ask(question())).rejects.toMatchObject({ code: 'llm_unreachable' });

    await expect(client.ask(question())).resolves.toContain('TypeScript');
  });

  it('puts the schema into words for a server without schemas, and remembers', async () => {
    await using server = await startLlmServer({ fault: 'rejects_json_schema' });
    const client = clientOf(server.url);

    const answers = [await client.ask(question()), await client.ask(question())];

    expect(answers.map((text): unknown => JSON.parse(text))).toEqual([
      { skills: ['TypeScript'] },
      { skills: ['TypeScript'] },
    ]);
    expect(server.requests.map((request) => request.response_format?.type)).toEqual([
      'json_schema',
      'json_object',
      'json_object',
    ]);
  });

  it('adapts once if many requests meet such a server together', async () => {
    await using server = await startLlmServer({ fault: 'rejects_json_schema', latencyMs: 1 });
    const client = clientOf(server.url, { maxConcurrent: 8 });

    await Promise.all(Array.from({ length: 8 }, () => client.ask(question())));
    await client.ask(question());

    expect(server.requests.at(-1)?.response_format?.type).toBe('json_object');
  });

  it('sends the key, and masks it in errors even if the server repeats it', async () => {
    await using server = await startLlmServer({ apiKey: 'sk-right' });
    await expect(clientOf(server.url, { apiKey: 'sk-right' }).ask(question())).resolves.toContain(
      'TypeScript',
    );

    const refused = clientOf(server.url, { apiKey: 'provided' }).ask(question());

    await expect(refused).rejects.toMatchObject({
      code: 'llm_refused',
      message: expect.not.stringContaining('provided'),
    });
  });

  it('masks the credentials of its address in errors', async () => {
    const client = clientOf('http://ada:secret@model.invalid/v1?api-key=hidden');

    await expect(client.ask(question())).rejects.toMatchObject({
      message: expect.not.stringMatching(/secret|hidden|ada/),
    });
  });
});

describe('check', () => {
  const signal = new AbortController().signal;

  it('passes if the server has the model', async () => {
    await using server = await startLlmServer();

    await expect(clientOf(server.url).check(signal)).resolves.toEqual({
      ok: true,
      models: ['fake-4b'],
      detail: `${server.url} has fake-4b`,
    });
  });

  it('lists the server’s models if ours is missing', async () => {
    await using server = await startLlmServer();

    await expect(clientOf(server.url, { model: 'other' }).check(signal)).resolves.toEqual({
      ok: false,
      models: ['fake-4b'],
      detail: `${server.url} has no other, but fake-4b`,
    });
  });

  it.each([
    ['down', 'can’t be reached'],
    ['status_401', 'rejected the key'],
    ['status_404', 'doesn’t have that model'],
  ] as const)('says what is wrong with a server with the fault %s', async (fault, detail) => {
    await using server = await startLlmServer({ fault });

    await expect(clientOf(server.url).check(signal)).resolves.toEqual({
      ok: false,
      models: [],
      detail: expect.stringContaining(detail),
    });
  });

  it('does not wait for questions in flight', async () => {
    await using server = await startLlmServer();
    const client = clientOf(server.url, { maxConcurrent: 1 });
    await client.prepare();
    server.setFault('hang', 1);
    const stop = new AbortController();
    const busy = client.ask(question(stop.signal)).catch(() => 'stopped');
    await vi.waitFor(() => expect(server.counters().inFlight).toBe(1));

    await expect(client.check(signal)).resolves.toMatchObject({ ok: true });

    stop.abort();
    await busy;
  });

  it('is cancelled with its signal', async () => {
    await using server = await startLlmServer({ fault: 'hang' });

    const check = clientOf(server.url).check(AbortSignal.abort());

    await expect(check).rejects.toMatchObject({ code: 'cancelled' });
  });
});
