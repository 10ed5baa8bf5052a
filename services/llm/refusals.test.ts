import { describe, expect, it } from 'vitest';
import { AppError } from '#core/errors.ts';
import { startLocalServer } from '#tests/support/local-server.ts';
import { json, page, type Reply, serverWith, text } from '#tests/support/model-replies.ts';
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
