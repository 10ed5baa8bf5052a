import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { AppError, toErrorView } from '#core/errors.ts';
import { startSecureSite } from '#tests/fakes/secure-site.ts';
import { startLocalServer } from '#tests/support/local-server.ts';
import { answer, json, serverWith } from '#tests/support/model-replies.ts';
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

describe('a failed connection gives the fix', () => {
  it('if nothing listens', async () => {
    const server = await startLocalServer(() => {});
    await server[Symbol.asyncDispose]();

    expect(await toldBy(server.url)).toMatchObject({
      code: 'llm_unreachable',
      message: expect.stringContaining('connection refused'),
      hint: expect.stringContaining('Start the model server'),
    });
  });

  it('if the host does not exist', async () => {
    expect(await toldBy('http://model.invalid')).toMatchObject({
      message: expect.stringContaining('host not found'),
      cliHint: expect.stringContaining('host name'),
    });
  });

  it('if the port speaks plain HTTP', async () => {
    await using server = await startLocalServer((_request, response) => response.end());

    expect(await toldBy(server.url.replace('http:', 'https:'))).toMatchObject({
      message: expect.stringContaining('speaks http, not https'),
      hint: 'Use http:// in the server’s address.',
    });
  });

  it('if the port wants TLS', async () => {
    await using site = await startSecureSite();

    expect(await toldBy(`http://127.0.0.1:${site.port}`)).toMatchObject({
      code: 'llm_unreachable',
      message: expect.stringContaining('speaks https, not http'),
      hint: 'Use https:// in the server’s address.',
    });
  });

  it('if fetch blocks the port', async () => {
    expect(await toldBy('http://127.0.0.1:6000')).toMatchObject({
      message: expect.stringContaining('a port that is blocked'),
      hint: expect.stringContaining('another port'),
    });
  });

  it.each(['SSH-2.0-OpenSSH_9.6\r\n', '-ERR unknown command\r\n', '\x15\x03\x01\x00\x02\x02\x46'])(
    'if the port speaks another protocol: %j',
    async (words) => {
      const server = createServer((socket) => {
        socket.on('error', () => undefined);
        socket.on('data', () => socket.end(words));
      }).listen(0, '127.0.0.1');
      await once(server, 'listening');
      const address = server.address();
      const port = typeof address === 'object' ? address?.port : 0;

      const told = await toldBy(`http://127.0.0.1:${port}`);
      server.close();

      expect(told).toMatchObject({
        code: 'llm_unreachable',
        message: expect.stringContaining('speaks no HTTP'),
        cliHint: expect.stringContaining('--llm-url'),
      });
    },
  );
});

describe('a question is sent again without a schema that the server cannot compile', () => {
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

  it('but not if the server is only broken', async () => {
    const fake = serverWith(() => json(500, { error: { message: 'CUDA out of memory' } }));
    await using server = await fake.start();

    expect(await toldBy(server.url)).toMatchObject({ code: 'llm_unreachable' });
    expect(fake.formats).toEqual(['json_schema']);
  });
});
