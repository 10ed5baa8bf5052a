import { describe, expect, it } from 'vitest';
import type { ErrorView } from '#core/error-view.ts';
import { AppError, toErrorView } from '#core/errors.ts';
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

async function toldAfter(reply: Reply): Promise<ErrorView> {
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
  return toErrorView(error);
}

describe('a request too long for the server’s context is reported, with the way to a larger one', () => {
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
    [
      'text-generation-inference, about the question',
      json(422, { error: '`inputs` must have less than 4095 tokens. Given: 5432' }),
    ],
    [
      'ExLlama',
      json(400, { error: { message: 'Prompt length 5210 is greater than max_seq_len' } }),
    ],
    [
      'LMDeploy',
      json(400, { message: 'Please reduce the length of the messages. session len 4096' }),
    ],
    ['MLX', json(400, { error: 'Input length (5210) exceeds maximum allowed token size (4096)' })],
    ['OpenVINO', json(400, { error: 'prompt tokens: 5210 exceeds model max length: 4096' })],
    ['LiteLLM', json(400, { error: { message: 'litellm.ContextWindowExceededError' } })],
    [
      'vLLM, with 200',
      json(200, { object: 'error', message: 'The maximum context length is 4096' }),
    ],
  ])('%s', async (_server, reply) => {
    const told = await toldAfter(reply);

    expect(told.message).toContain('too small a context');
    expect(told.hint).toContain('larger context');
  });

  it('is not sent again in a simpler dialect', async () => {
    const words = "'max_completion_tokens' is too large. The maximum context length is 4096 tokens";
    const fake = serverWith(() => json(400, { error: { message: words } }));
    await using server = await fake.start();

    await toldBy(server.url);

    expect(fake.formats).toHaveLength(1);
  });
});

describe('an address without a model API is reported', () => {
  it.each([
    ['a web page', page(200, 'Open WebUI')],
    ['a login page', page(200, 'Sign in')],
    ['a page that is missing', page(404, '404 Not Found')],
    ['a page that accepts no POST', page(405, 'Not Allowed')],
    ['Go and Ollama', text(404, '404 page not found')],
    ['FastAPI and vLLM', json(404, { detail: 'Not Found' })],
    ['llama.cpp', json(404, { error: { code: 404, message: 'File Not Found' } })],
    ['LM Studio, with 200', json(200, { error: 'Unexpected endpoint or method. (POST /x)' })],
    ['Express', page(404, 'Error')],
    ['no words', text(404, '')],
    ['FastAPI, with 200', json(200, { detail: 'Not Found' })],
    ['Ollama’s own API', json(200, { message: { role: 'assistant', content: '{}' }, done: true })],
    [
      'the API of Anthropic',
      json(200, { type: 'message', content: [{ type: 'text', text: '{}' }] }),
    ],
    ['the API of responses', json(200, { object: 'response', output: [] })],
    ['a list', json(200, [{ generated_text: '{}' }])],
    ['null', json(200, null)],
  ])('%s', async (_server, reply) => {
    const told = await toldAfter(reply);

    expect(told).toMatchObject({
      code: 'llm_refused',
      message: expect.stringContaining('no model API'),
      cliHint: expect.stringContaining('--llm-url'),
    });
    expect(told.message).not.toMatch(/[<>]/);
  });
});

it('a check of an address without a model API reports it, with the fix', async () => {
  await using server = await startLocalServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<html><title>Open WebUI</title>');
  });

  await expect(clientAt(server.url).check(question.signal)).resolves.toMatchObject({
    ok: false,
    detail: expect.stringMatching(/no model API .*"Open WebUI".*Settings/),
  });
});

describe('a model missing on the server is reported', () => {
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
    ['OpenRouter', json(400, { error: { message: 'small is not a valid model ID' } })],
    ['Jan', json(400, { message: 'Model has not been loaded, please load model into nitro' })],
    ['LocalAI', json(500, { error: { message: 'could not load model: failed loading model' } })],
    ['llama-swap', text(404, 'could not find real modelID for small')],
    ['Ollama, with 200', json(200, { error: 'model "small" not found, try pulling it first' })],
    ['a list of errors', json(200, { errors: [{ message: 'no such model' }] })],
  ])('%s', async (_server, reply) => {
    expect(await toldAfter(reply)).toMatchObject({
      code: 'llm_refused',
      message: expect.stringContaining('doesn’t have that model'),
      cliHint: expect.stringContaining('--llm-model'),
    });
  });
});

describe('a refused key is reported', () => {
  it.each([
    ['OpenAI', json(401, { error: { message: 'Incorrect API key provided', code: 'x' } })],
    ['vLLM', json(401, { error: 'Unauthorized' })],
    ['llama.cpp', json(401, { error: { message: 'Invalid API Key', code: 401 } })],
    ['a proxy', page(401, '401 Authorization Required')],
    ['a gateway', page(403, '403 Forbidden')],
    ['FastAPI', json(403, { detail: 'Not authenticated' })],
    [
      'Gemini',
      json(400, [{ error: { code: 400, message: 'API key not valid. Please pass one' } }]),
    ],
    ['LiteLLM', json(400, { error: { message: 'Authentication Error, No api key passed in.' } })],
    ['LiteLLM, behind it', json(500, { error: { message: 'Incorrect API key provided' } })],
    ['a gateway, with 200', json(200, { error: { message: 'token expired', code: 401 } })],
    ['a proxy, with 200', json(200, { message: 'Invalid API key' })],
  ])('%s', async (_server, reply) => {
    expect(await toldAfter(reply)).toMatchObject({
      code: 'llm_refused',
      message: expect.stringContaining('rejected the key'),
      cliHint: expect.stringContaining('ROLEWATCH_LLM_API_KEY'),
    });
  });
});

describe('a server that will answer later is reported as loading and asked later', () => {
  it.each([
    ['llama.cpp', json(503, { error: { code: 503, message: 'Loading model' } }), 'still loading'],
    ['Hugging Face', json(503, { error: 'Model x is currently loading' }), 'still loading'],
    ['llama.cpp, with 200', json(200, { error: { message: 'Loading model' } }), 'still loading'],
    ['a status', json(200, { status: 'error', message: 'model is loading' }), 'still loading'],
    ['Ollama, in its finish', json(200, { choices: [{ finish_reason: 'load' }] }), 'still loading'],
    ['Ollama', json(503, { error: { message: 'server busy, please try again' } }), 'is overloaded'],
    [
      'a limit',
      json(200, { error: { message: 'Rate limit exceeded', code: 429 } }),
      'is overloaded',
    ],
    ['Anthropic', json(529, { error: { message: 'Overloaded' } }), 'is overloaded'],
    ['nginx', page(502, '502 Bad Gateway'), 'by its own proxy'],
    ['Traefik', text(504, 'Gateway Timeout'), 'by its own proxy'],
    ['CUDA', json(500, { error: { message: 'CUDA out of memory' } }), 'out of memory'],
    ['Ollama, large', json(500, { error: 'model requires more system memory' }), 'out of memory'],
    ['a crash', json(500, { error: 'llama runner process has terminated' }), 'returned an error'],
    ['a crash, with 200', json(200, { message: 'Internal Server Error' }), 'returned an error'],
    ['vLLM, giving up', json(200, { choices: [{ finish_reason: 'abort' }] }), 'returned an error'],
    ['JSON that is cut off', { status: 200, body: '{"choi', type: 'application/json' }, 'cut off'],
    ['an empty answer', text(200, ''), 'an empty answer'],
  ])('%s', async (_server, reply, says) => {
    expect(await toldAfter(reply)).toMatchObject({
      code: 'llm_unreachable',
      message: expect.stringContaining(says),
      hint: expect.stringContaining('next scan'),
    });
  });
});

describe('a server that lets no one in is not mistaken for a wrong key', () => {
  it.each([
    ['Cloudflare', page(403, 'Just a moment...')],
    ['a region', json(403, { error: { message: 'Country, region, or territory not supported' } })],
    ['a list of hosts', json(403, { error: 'forbidden host' })],
    ['Starlette', text(400, 'Invalid host header')],
    ['a firewall', page(403, 'Access denied | Cloudflare')],
  ])('%s', async (_server, reply) => {
    expect(await toldAfter(reply)).toMatchObject({
      code: 'llm_refused',
      message: expect.stringContaining('blocks this machine'),
      hint: expect.stringContaining('allowed hosts'),
    });
  });
});

describe('a model that cannot chat is reported', () => {
  it.each([
    json(400, { error: { message: '"nomic-embed-text" does not support chat' } }),
    json(501, { error: { message: 'This server does not support chat completions.' } }),
    json(400, { error: { message: 'no chat template is defined for this tokenizer' } }),
    json(400, { error: { message: 'The model is an embedding model' } }),
    json(404, { error: { message: 'This is not a chat model, so not supported here' } }),
  ])('%j', async (reply) => {
    expect(await toldAfter(reply)).toMatchObject({
      code: 'llm_refused',
      message: expect.stringContaining('does not support chat'),
      cliHint: expect.stringContaining('--llm-model'),
    });
  });
});

describe('other words of a server', () => {
  it.each([
    [
      'an empty account',
      json(429, { error: { message: 'You exceeded your current quota, please check your plan' } }),
      'llm_refused',
      'Add credit',
    ],
    [
      'a payment',
      json(402, { error: { message: 'Payment required' } }),
      'llm_refused',
      'Add credit',
    ],
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
    ['an unknown refusal', json(400, { error: { message: 'No' } }), 'llm_refused', 'log'],
  ])('%s', async (_name, reply, code, hint) => {
    const told = await toldAfter(reply);

    expect(told).toMatchObject({ code, hint: expect.stringContaining(hint) });
    expect(told.message).not.toMatch(/[<>]/);
  });
});
