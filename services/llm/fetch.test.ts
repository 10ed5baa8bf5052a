import type { RequestListener } from 'node:http';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { startLocalServer } from '#tests/support/local-server.ts';
import { createLlmClient } from './client.ts';

const form = '{"seniority": null}';
const completion = JSON.stringify({
  choices: [{ finish_reason: 'stop', message: { content: form } }],
});
const delta = (part: object, finish_reason: string | null = null) =>
  `data: ${JSON.stringify({ choices: [{ delta: part, finish_reason }] })}\n\n`;
const events = [delta({ content: form.slice(0, 6) }), delta({ content: form.slice(6) }, 'stop')];
const done = 'data: [DONE]\n\n';

const question = {
  system: 'Read.',
  user: 'Posting',
  schemaName: 'form',
  schema: { type: 'object' },
  maxTokens: 50,
  signal: new AbortController().signal,
};

const clientAt = (url: string) =>
  createLlmClient({ url, model: 'small', apiKey: 'sk-12345', timeoutMs: 5_000, maxConcurrent: 1 });

async function answerOf(listener: RequestListener, query = ''): Promise<string> {
  await using server = await startLocalServer(listener);
  return await clientAt(`${server.url}/v1${query}`).ask(question);
}

const sent =
  (body: string | Buffer, headers: Readonly<Record<string, string>>): RequestListener =>
  (_request, response) =>
    response.writeHead(200, headers).end(body);

describe('an answer is judged by its content, not by its label', () => {
  it.each([
    ['no type', completion, {}],
    ['plain text', completion, { 'content-type': 'text/plain' }],
    ['a web page', completion, { 'content-type': 'text/html' }],
    ['bytes', completion, { 'content-type': 'application/octet-stream' }],
    ['a byte order mark', `\ufeff${completion}`, { 'content-type': 'application/json' }],
    ['a router’s keep-alive comments', `: PROCESSING\n\n: PROCESSING\n\n${completion}`, {}],
    ['events', [...events, done].join(''), { 'content-type': 'text/event-stream' }],
    ['events called JSON', [...events, done].join(''), { 'content-type': 'application/json' }],
    ['events without an end', events.join(''), {}],
    ['events of thoughts', delta({ reasoning_content: form }, 'stop') + done, {}],
    ['one event', `data: ${completion}\n\n${done}`, { 'content-type': 'text/event-stream' }],
  ])('as %s', async (_label, body, headers) => {
    expect(await answerOf(sent(body, headers))).toBe(form);
  });

  it('compressed', async () => {
    expect(await answerOf(sent(gzipSync(completion), { 'content-encoding': 'gzip' }))).toBe(form);
  });

  it.each([
    ['is not compressed as labelled', Buffer.from(completion)],
    ['ends in the middle', gzipSync(completion).subarray(0, 30)],
  ])('an answer that %s is worth a retry', async (_name, body) => {
    const answer = answerOf(sent(body, { 'content-encoding': 'gzip' }));

    await expect(answer).rejects.toMatchObject({
      code: 'llm_unreachable',
      details: { fault: 'broken' },
    });
  });

  it.each([
    ['an event', 'data: {"error": {"message": "model small not found"}}\n\n', 'model'],
    ['an event of that name', 'event: error\ndata: {"error": "out of memory"}\n\n', 'memory'],
  ])('a complaint in %s is reported', async (_name, body, fault) => {
    await expect(answerOf(sent(body, {}))).rejects.toMatchObject({ details: { fault } });
  });

  it('an endless complaint is not read forever', async () => {
    const answer = answerOf((_request, response) => {
      response.writeHead(200);
      const more = () => {
        if (!response.destroyed) response.write('x'.repeat(500_000), () => setImmediate(more));
      };
      more();
    });

    await expect(answer).rejects.toMatchObject({ code: 'llm_unreachable' });
  });
});

describe('a redirect that would lose the question is reported with its target', () => {
  it.each([301, 302, 303])('%d', async (status) => {
    const answer = answerOf((_request, response) =>
      response.writeHead(status, { location: 'https://sso.example/login?rd=secret' }).end(),
    );

    await expect(answer).rejects.toMatchObject({
      code: 'llm_refused',
      message: expect.stringMatching(/leads on .*https:\/\/sso\.example\/login\)$/),
    });
  });

  it.each([307, 308])('follows %d, which keeps it', async (status) => {
    const answer = answerOf((request, response) => {
      if (request.url?.endsWith('/') === true) response.end(completion);
      else response.writeHead(status, { location: `${request.url}/` }).end();
    });

    await expect(answer).resolves.toBe(form);
  });

  it('also by a check, which a redirect would pass', async () => {
    await using server = await startLocalServer((_request, response) =>
      response.writeHead(301, { location: 'https://models.example/v1/models' }).end(),
    );

    await expect(clientAt(server.url).check(question.signal)).resolves.toMatchObject({
      ok: false,
      detail: expect.stringContaining('leads on to https://models.example/v1/models'),
    });
  });
});

describe('an error holds no secret of the address or the key', () => {
  it.each([
    ['the key', 'sk-12345', ''],
    ['a part of the query', 'hidden-key', '?key=hidden-key'],
    ['that part in its sent form', 'hidden%2Fkey', '?key=hidden%2Fkey'],
  ])('%s', async (_name, secret, query) => {
    const bodies = [
      JSON.stringify({ error: { message: `no: ${secret}` } }),
      JSON.stringify({ choices: [{ message: { refusal: `no: ${secret}` } }] }),
      `Cannot POST ?key=${secret}`,
    ];
    for (const body of bodies) {
      await expect(answerOf(sent(body, {}), query)).rejects.toMatchObject({
        message: expect.not.stringContaining(secret),
      });
    }
  });

  it('the password of the address, as it is sent', async () => {
    await using server = await startLocalServer((request, response) =>
      response.writeHead(400).end(`bad header ${request.headers.authorization}`),
    );
    const url = server.url.replace('http://', 'http://ada:secret-word@');
    const client = createLlmClient({
      ...{ url, model: 'small', apiKey: null, timeoutMs: 5_000, maxConcurrent: 1 },
    });

    await expect(client.ask(question)).rejects.toMatchObject({
      message: expect.stringContaining('bad header Basic ***'),
    });
  });
});

describe('a list of models is read in any form', () => {
  it.each([
    { data: [{ id: 'small' }] },
    { data: [{ id: 'small' }, { object: 'x' }] },
    [{ id: 'small' }],
    ['small'],
    { models: [{ name: 'small:latest' }] },
  ])('%j', async (list) => {
    await using server = await startLocalServer((_request, response) =>
      response.end(JSON.stringify(list)),
    );

    await expect(clientAt(server.url).check(question.signal)).resolves.toMatchObject({ ok: true });
  });

  it.each([404, 405, 501])('asks a server without a list (%d) a question', async (status) => {
    const serving =
      (answer: string): RequestListener =>
      (request, response) => {
        if (request.method === 'POST') response.end(answer);
        else response.writeHead(status).end('{"detail": "Not Found"}');
      };
    await using good = await startLocalServer(serving(completion));
    await using bad = await startLocalServer(serving('<html></html>'));

    expect([
      (await clientAt(good.url).check(question.signal)).ok,
      (await clientAt(bad.url).check(question.signal)).ok,
    ]).toEqual([true, false]);
  });

  it('a server without a model is not mistaken for another program', async () => {
    await using server = await startLocalServer((_request, response) =>
      response.end('{"object": "list", "data": null}'),
    );

    await expect(clientAt(server.url).check(question.signal)).resolves.toMatchObject({
      detail: expect.stringContaining('none at all'),
    });
  });
});
