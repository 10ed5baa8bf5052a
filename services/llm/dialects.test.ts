import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Spent } from '#core/model-use.ts';
import { type ModelServerName, startModelServer } from '#tests/fakes/model-dialects.ts';
import { createLlmClient } from './client.ts';
import type { LlmQuestion } from './dialect.ts';
import { type ServerNotes, serverNotes } from './server-notes.ts';

const schema = {
  type: 'object',
  properties: { skills: { type: 'array', items: { type: 'string' } } },
  required: ['skills'],
  additionalProperties: false,
};

const question = (over: Partial<LlmQuestion> & { readonly text?: string } = {}): LlmQuestion => ({
  system: 'Read the posting.',
  user: JSON.stringify({ posting: { title: 'Engineer', text: over.text ?? 'We use TypeScript.' } }),
  schemaName: 'form',
  schema,
  maxTokens: 100,
  signal: new AbortController().signal,
  ...over,
});

const clientOf = (url: string, notes?: ServerNotes) =>
  createLlmClient({
    url,
    model: 'small',
    apiKey: null,
    timeoutMs: 5_000,
    maxConcurrent: 4,
    notes,
  });

const foreign = {
  format: 'guided_json',
  limit: 'max_tokens',
  temperature: true,
  system: true,
} as const;

describe('each server is asked in its own dialect', () => {
  it.each([
    ['vllm', ['json_schema'], 'vllm', 8_192],
    ['old_vllm', ['guided_json'], 'vllm', 8_192],
    ['ollama', ['format'], 'ollama', 16_384],
    ['lm_studio', ['json_schema'], 'lm_studio', 8_192],
    ['llama_cpp', ['json_schema'], 'llama.cpp', 8_192],
    ['strict', ['json_object'], 'unknown', null],
  ] as const)('%s', async (name, fields, kind, context) => {
    await using server = await startModelServer(name);
    const client = clientOf(server.url);

    const answer = await client.ask(question());

    expect(JSON.parse(answer)).toEqual({ skills: ['TypeScript'] });
    expect(server.asked.at(-1)?.fields).toEqual(fields);
    expect(client.about()).toMatchObject({ kind, context });
  });

  it('notices that a server ignores schemas, and goes on to a grammar', async () => {
    await using server = await startModelServer('old_llama_cpp');
    const client = clientOf(server.url);

    for (let n = 0; n < 4; n += 1) await client.ask(question());

    const ways = server.asked.map(({ fields }) => fields[0]);
    expect(ways).toEqual(['json_schema', 'json_schema', 'grammar', 'grammar']);
  });

  it('forgets a noted dialect that this server cannot have', async () => {
    await using server = await startModelServer('lm_studio');
    const notes = { recall: async () => foreign, note: async () => undefined };

    await clientOf(server.url, notes).ask(question());

    expect(server.asked).toMatchObject([{ fields: ['json_schema'] }]);
  });

  it('speaks the OpenAI API to an Ollama behind a proxy that hides its own', async () => {
    await using server = await startModelServer('ollama', { hidesRest: true });
    const client = clientOf(server.url);

    expect(JSON.parse(await client.ask(question()))).toEqual({ skills: ['TypeScript'] });
    expect(client.about()).toMatchObject({ kind: 'unknown', format: 'json_schema' });
  });
});

describe('a long opening is never cut without a word', () => {
  const long = 'We use TypeScript. '.repeat(4_500);

  it.each(['llama_cpp', 'lm_studio', 'vllm'] satisfies ModelServerName[])(
    'by %s: it is not sent',
    async (name) => {
      await using server = await startModelServer(name);

      const answer = clientOf(server.url).ask(question({ text: long }));

      await expect(answer).rejects.toMatchObject({ details: { fault: 'context' } });
      expect(server.asked).toEqual([]);
    },
  );

  it('by Ollama: the context is asked for, and a cut is noticed', async () => {
    await using server = await startModelServer('ollama');
    // Fits by the fewest tokens that it could take, but not by this server's count.
    const text = 'We use TypeScript. '.repeat(3_700);

    const answer = clientOf(server.url).ask(question({ text }));

    await expect(answer).rejects.toMatchObject({ details: { fault: 'cut' } });
    expect(server.asked).toMatchObject([{ path: '/api/chat' }]);
  });

  it('by an Ollama behind a proxy, with its default context', async () => {
    await using server = await startModelServer('ollama', { hidesRest: true, context: 2_048 });

    const answer = clientOf(server.url).ask(question({ text: long }));

    await expect(answer).rejects.toMatchObject({ details: { fault: 'cut' } });
  });
});

describe('what was found out', () => {
  it('is kept for the next process, for a week', async () => {
    await using server = await startModelServer('old_vllm');
    const folder = await mkdtemp(path.join(os.tmpdir(), 'rolewatch-'));
    const file = path.join(folder, 'notes.json');
    let now = 1_000;
    const notes = serverNotes(file, server.url, () => now);
    await clientOf(server.url, notes).ask(question());
    await expect.poll(notes.recall).toMatchObject({ format: 'guided_json' });
    const before = server.asked.length;

    await clientOf(server.url, notes).ask(question());

    expect(server.asked.length - before).toBe(1);
    now += 8 * 86_400_000;
    expect(await notes.recall()).toBeNull();
    await writeFile(file, 'damaged');
    expect(await notes.recall()).toBeNull();
    await rm(folder, { recursive: true });
  });
});

it('tells what an answer cost, by the server’s count', async () => {
  await using server = await startModelServer('vllm');
  const spent: Spent[] = [];

  await clientOf(server.url).ask(question({ onSpent: (each) => spent.push(each) }));

  expect(spent).toMatchObject([{ answerTokens: 90, isEstimated: false }]);
  expect(spent[0]?.promptTokens).toBeGreaterThan(10);
});
