import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { createServer } from 'node:net';
import { text as readText } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { AppError } from '#core/errors.ts';
import { startLocalServer } from '#tests/support/local-server.ts';
import { createLlmClient } from './client.ts';

const clientAt = (url: string) =>
  createLlmClient({ url, model: 'small', apiKey: null, timeoutMs: 5_000, maxConcurrent: 1 });

const question = {
  system: 'Read.',
  user: 'Posting',
  schemaName: 'form',
  schema: { type: 'object' },
  maxTokens: 50,
  signal: new AbortController().signal,
};

type Reply = { readonly status: number; readonly body: string; readonly type: string };

const json = (status: number, value: unknown): Reply => ({
  status,
  body: JSON.stringify(value),
  type: 'application/json',
});
const text = (status: number, body: string): Reply => ({ status, body, type: 'text/plain' });
const page = (status: number, title: string): Reply => ({
  status,
  body: `<!DOCTYPE html>\n<html><head><title>${title}</title></head><body>…</body></html>`,
  type: 'text/html; charset=utf-8',
});
const answer = json(200, {
  choices: [{ finish_reason: 'stop', message: { content: '{"a": 1}' } }],
});

/** A server that gives each request its reply by what was asked for. */
const serverWith = (reply: (format: string | null) => Reply) => {
  const formats: (string | null)[] = [];
  const answerTo = (response: ServerResponse, body: string): void => {
    const format = /"response_format":\{"type":"(\w+)"/.exec(body)?.[1] ?? null;
    formats.push(format);
    const told = reply(format);
    response.writeHead(told.status, { 'content-type': told.type }).end(told.body);
  };
  const start = () =>
    startLocalServer((request, response) => {
      readText(request).then(
        (body) => answerTo(response, body),
        () => response.destroy(),
      );
    });
  return { formats, start };
};

/** Message and hint of what a client makes of a server that always replies so. */
async function toldAfter(reply: Reply): Promise<{ code: string; message: string; hint: string }> {
  const fake = serverWith(() => reply);
  await using server = await fake.start();
  return await toldBy(server.url);
}

async function toldBy(url: string) {
  const error: unknown = await clientAt(url)
    .ask(question)
    .then(
      () => null,
      (failure: unknown) => failure,
    );
  if (!(error instanceof AppError)) throw new Error(`not refused: ${String(error)}`);
  return { code: error.code, message: error.message, hint: error.hint };
}

describe('a request too long for the server’s context is told as that, with the way to a larger one', () => {
  it.each([
    [
      'llama.cpp',
      json(400, {
        error: {
          code: 400,
          message: 'the request exceeds the available context size, try increasing it',
          type: 'exceed_context_size_error',
        },
      }),
    ],
    [
      'llama.cpp, with numbers',
      json(400, {
        error: {
          code: 400,
          message: 'request (5210 tokens) exceeds the available context size (4096 tokens)',
        },
      }),
    ],
    [
      'vLLM, its older form',
      json(400, {
        object: 'error',
        message:
          "This model's maximum context length is 4096 tokens. However, you requested 5432 tokens (3932 in the messages, 1500 in the completion).",
        type: 'BadRequestError',
        code: 400,
      }),
    ],
    [
      'vLLM, about the answer',
      json(400, {
        error: {
          message:
            "'max_tokens' or 'max_completion_tokens' is too large: 1500. This model's maximum context length is 4096 tokens and your request has 3001 input tokens.",
          code: 400,
        },
      }),
    ],
    [
      'vLLM, no room for an answer',
      json(400, {
        object: 'error',
        message: 'max_tokens must be at least 1, got -186.',
        code: 400,
      }),
    ],
    [
      'LM Studio',
      json(400, {
        error:
          'Trying to keep the first 5210 tokens when context the overflows. However, the model is loaded with context length of only 4096 tokens, which is not enough.',
      }),
    ],
    [
      'LM Studio, newer',
      json(400, {
        error:
          'The number of tokens to keep from the initial prompt is greater than the context length (n_keep: 5210>= n_ctx: 4096).',
      }),
    ],
    [
      'OpenAI',
      json(400, {
        error: {
          message: "This model's maximum context length is 8192 tokens. Please reduce the length.",
          code: 'context_length_exceeded',
        },
      }),
    ],
    ['Ollama', json(500, { error: { message: 'the input length exceeds the context length' } })],
    ['a proxy', json(413, { error: { message: 'prompt is too long: 5210 tokens' } })],
    [
      'text-generation-inference',
      json(422, { error: '`inputs` tokens + `max_new_tokens` must be <= 4096. Given: 5210' }),
    ],
  ])('%s', async (_server, reply) => {
    const told = await toldAfter(reply);

    expect(told.message).toContain('too small a context');
    expect(told.hint).toContain('larger context');
  });

  it('and is not asked again in a simpler way', async () => {
    const words = "'max_completion_tokens' is too large. The maximum context length is 4096 tokens";
    const fake = serverWith(() => json(400, { error: { message: words } }));
    await using server = await fake.start();

    await toldBy(server.url);

    expect(fake.formats).toHaveLength(1);
  });
});

describe('an address where no model API is, is told as that', () => {
  it.each([
    ['a web page', page(200, 'Open WebUI')],
    ['a login page', page(200, 'Sign in')],
    ['a page that is missing', page(404, '404 Not Found')],
    ['a page that takes no post', page(405, 'Not Allowed')],
    ['Go and Ollama', text(404, '404 page not found')],
    ['FastAPI and vLLM', json(404, { detail: 'Not Found' })],
    ['llama.cpp', json(404, { error: { code: 404, message: 'File Not Found' } })],
    ['LM Studio, with 200', json(200, { error: 'Unexpected endpoint or method. (POST /x)' })],
    ['Express', page(404, 'Error')],
    ['no words', text(404, '')],
    ['JSON that is cut off', { status: 200, body: '{"choi', type: 'application/json' }],
  ])('%s', async (_server, reply) => {
    const told = await toldAfter(reply);

    expect(told).toMatchObject({
      code: 'llm_refused',
      message: expect.stringContaining('no model API'),
      hint: expect.stringContaining('--llm-url'),
    });
    expect(told.message).not.toMatch(/[<>]/);
  });
});

it('a test of an address where no model API is says so, with what to do', async () => {
  await using server = await startLocalServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<html><title>Open WebUI</title>');
  });

  await expect(clientAt(server.url).check(question.signal)).resolves.toMatchObject({
    ok: false,
    detail: expect.stringMatching(/no model API .*"Open WebUI".*--llm-url/),
  });
});

describe('a model that the server does not have is told as that', () => {
  it.each([
    ['Ollama', json(404, { error: { message: 'model "small" not found, try pulling it first' } })],
    ['vLLM', json(404, { object: 'error', message: 'The model `small` does not exist.' })],
    [
      'OpenAI',
      json(404, {
        error: {
          message: 'The model `small` does not exist or you do not have access to it.',
          code: 'model_not_found',
        },
      }),
    ],
    ['LM Studio', json(404, { error: { message: 'No models loaded. Please load a model.' } })],
    ['LM Studio, by name', json(400, { error: { message: 'Model "small" not found.' } })],
    ['a router', json(400, { error: { message: 'small is not a valid model: unknown model' } })],
  ])('%s', async (_server, reply) => {
    expect(await toldAfter(reply)).toMatchObject({
      code: 'llm_refused',
      message: expect.stringContaining('does not have that model'),
      hint: expect.stringContaining('--llm-model'),
    });
  });
});

describe('a key that the server does not take is told as that', () => {
  it.each([
    ['OpenAI', json(401, { error: { message: 'Incorrect API key provided', code: 'x' } })],
    ['vLLM', json(401, { error: 'Unauthorized' })],
    ['llama.cpp', json(401, { error: { message: 'Invalid API Key', code: 401 } })],
    ['a proxy', page(401, '401 Authorization Required')],
    ['a gateway', page(403, '403 Forbidden')],
    ['FastAPI', json(403, { detail: 'Not authenticated' })],
  ])('%s', async (_server, reply) => {
    expect(await toldAfter(reply)).toMatchObject({
      code: 'llm_refused',
      message: expect.stringContaining('refuses the key'),
      hint: expect.stringContaining('ROLEWATCH_LLM_API_KEY'),
    });
  });
});

describe('what else a server’s words tell', () => {
  it.each([
    [
      'an account that is used up',
      json(429, { error: { message: 'You exceeded your current quota, please check your plan' } }),
      'llm_refused',
      'Top up',
    ],
    ['a payment', json(402, { error: { message: 'Payment required' } }), 'llm_refused', 'Top up'],
    [
      'TLS that is wanted, by nginx',
      page(400, '400 The plain HTTP request was sent to HTTPS port'),
      'llm_refused',
      'https://',
    ],
    [
      'TLS that is wanted, by Go',
      text(400, 'Client sent an HTTP request to an HTTPS server.'),
      'llm_refused',
      'https://',
    ],
    ['a gateway without a server', page(502, '502 Bad Gateway'), 'llm_unreachable', 'next scan'],
    [
      'a model that loads',
      json(503, { error: { message: 'Loading model' } }),
      'llm_unreachable',
      'next scan',
    ],
    [
      'a rate limit',
      json(429, { error: { message: 'Slow down' } }),
      'llm_unreachable',
      'next scan',
    ],
    ['a refusal like no other', json(400, { error: { message: 'No' } }), 'llm_refused', 'log'],
  ])('%s', async (_name, reply, code, hint) => {
    const told = await toldAfter(reply);

    expect(told).toMatchObject({ code, hint: expect.stringContaining(hint) });
    expect(told.message).not.toMatch(/[<>]/);
  });
});

describe('a connection that does not come about says what to do', () => {
  it('where nothing listens', async () => {
    const server = await startLocalServer(() => {});
    await server[Symbol.asyncDispose]();

    expect(await toldBy(server.url)).toMatchObject({
      code: 'llm_unreachable',
      message: expect.stringContaining('connection refused'),
      hint: expect.stringContaining('Start the model server'),
    });
  });

  it('where there is no such host', async () => {
    expect(await toldBy('http://model.invalid')).toMatchObject({
      message: expect.stringContaining('host not found'),
      hint: expect.stringContaining('host name'),
    });
  });

  it('where the port speaks plain http', async () => {
    await using server = await startLocalServer((_request, response) => response.end());

    expect(await toldBy(server.url.replace('http:', 'https:'))).toMatchObject({
      message: expect.stringContaining('speaks http, not https'),
      hint: 'Write http:// in --llm-url.',
    });
  });

  it('where the port speaks another protocol', async () => {
    const server = createServer((socket) => socket.end('SSH-2.0-OpenSSH_9.6\r\n')).listen(0);
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;

    const told = await toldBy(`http://127.0.0.1:${port}`);
    server.close();

    expect(told).toMatchObject({
      code: 'llm_unreachable',
      message: expect.stringMatching(/\(.+\)/),
    });
  });
});

describe('a schema that the server cannot compile is asked for once without', () => {
  it.each([
    ['llama.cpp', 400, 'Failed to initialize samplers: failed to parse grammar'],
    ['llama.cpp, crashed', 500, 'Failed to initialize samplers: std::exception'],
    ['llama.cpp, converting', 400, 'JSON schema conversion failed:\nUnrecognized schema'],
    ['vLLM', 400, 'The provided JSON schema contains features not supported by xgrammar.'],
    ['vLLM, crashed', 500, 'Failed to compile grammar: std::bad_alloc'],
    ['vLLM, guided', 400, "Guided decoding backend 'outlines' does not support this."],
    ['Ollama', 500, 'failed to load model vocabulary required for format: invalid JSON schema'],
    ['LM Studio', 400, "'response_format.type' must be 'text'"],
    ['Groq', 400, "Failed to generate JSON. Please adjust your prompt. See 'failed_generation'"],
    ['Gemini', 400, 'The specified schema produces a constraint that has too many states'],
    ['DeepSeek', 400, 'This response_format type is unavailable now'],
    ['a validator', 422, 'body.response_format.json_schema: extra fields not permitted'],
  ])('%s', async (_server, status, message) => {
    const fake = serverWith((format) =>
      format === 'json_schema' ? json(status, { error: { message } }) : answer,
    );
    await using server = await fake.start();
    const client = clientAt(server.url);

    expect([await client.ask(question), await client.ask(question)]).toEqual([
      '{"a": 1}',
      '{"a": 1}',
    ]);
    expect(fake.formats).toEqual(['json_schema', 'json_object', 'json_object']);
  });

  it('and not where the server is only broken', async () => {
    const fake = serverWith(() => json(500, { error: { message: 'CUDA out of memory' } }));
    await using server = await fake.start();

    expect(await toldBy(server.url)).toMatchObject({ code: 'llm_unreachable' });
    expect(fake.formats).toEqual(['json_schema']);
  });
});
