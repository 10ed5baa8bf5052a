import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { AppError } from '#core/errors.ts';
import type { Spent } from '#core/model-use.ts';
import type { LlmQuestion } from '../llm/dialect.ts';
import { createBuiltInModel } from './built-in-model.ts';
import type { LlamaChat, LlamaModule } from './llama-module.ts';
import { findLlama, llamaPackages } from './load-llama.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'rolewatch-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** The head of a GGUF file. */
function head({ magic = 'GGUF', version = 3, tensors = 26n } = {}): Buffer {
  const buffer = Buffer.alloc(64);
  buffer.write(magic, 0, 'latin1');
  buffer.writeUInt32LE(version, 4);
  buffer.writeBigUInt64LE(tensors, 8);
  return buffer;
}

async function fileWith(content: Buffer | string): Promise<string> {
  const file = path.join(folder, `${Math.random()}.gguf`);
  await writeFile(file, content);
  return file;
}

const question = (over: Partial<LlmQuestion> = {}): LlmQuestion => ({
  system: 'Read.',
  user: 'Posting',
  schemaName: 'form',
  schema: { type: 'object', properties: { a: { type: 'string' } }, required: ['a'] },
  maxTokens: 100,
  signal: new AbortController().signal,
  ...over,
});

type Generate = LlamaChat['generateResponse'];

/** A llama.cpp without weights; counts a token for each word. */
function fakeLlama(generate: Generate = async () => answer) {
  const dispose = vi.fn(async () => undefined);
  const loadModel = vi.fn(async () => ({
    tokenize: (text: string) => text.split(' '),
    createContext: async () => ({ getSequence: () => ({}) }),
  }));
  const createGrammar = vi.fn(async ({ grammar }: { readonly grammar: string }) => grammar);
  const generateResponse = vi.fn(generate);
  const module: LlamaModule = {
    getLlama: async () => ({ loadModel, createGrammar, dispose }),
    LlamaChat: class {
      readonly generateResponse = generateResponse;
    },
  };
  return { load: async () => module, loadModel, dispose, createGrammar, generateResponse };
}

const answer = { response: '{"a":"b"}', metadata: { stopReason: 'eogToken' } };
const plenty = () => 1e12;

async function open(llama = fakeLlama(), over = {}) {
  const file = await fileWith(head());
  const options = { file, timeoutMs: 5_000, load: llama.load, freeBytes: plenty, ...over };
  return { ...llama, model: createBuiltInModel(options) };
}

describe('a model file', () => {
  it('is loaded at the first question, bound to the form, and counted', async () => {
    const { model, loadModel, createGrammar, generateResponse } = await open();
    expect(loadModel).not.toHaveBeenCalled();
    const spent: Spent[] = [];

    expect(await model.ask(question({ onSpent: (each) => spent.push(each) }))).toBe('{"a":"b"}');
    await model.ask(question());

    expect(loadModel).toHaveBeenCalledOnce();
    expect(createGrammar).toHaveBeenCalledOnce();
    expect(generateResponse.mock.calls[0]?.[1]).toMatchObject({
      grammar: expect.stringContaining('root ::='),
      temperature: 0,
      maxTokens: 100,
    });
    expect(spent).toMatchObject([{ promptTokens: 2, isEstimated: false }]);
    await model[Symbol.asyncDispose]();
  });

  it('answers one question after the other', async () => {
    let busy = 0;
    const llama = fakeLlama(async () => {
      busy += 1;
      expect(busy).toBe(1);
      await Promise.resolve();
      busy -= 1;
      return answer;
    });
    const { model } = await open(llama);
    await Promise.all([1, 2, 3].map(() => model.ask(question())));
    await model[Symbol.asyncDispose]();
  });

  it('is dropped after idle minutes, and loaded again', async () => {
    const { model, dispose, loadModel } = await open(fakeLlama(), { idleMs: 1 });
    await model.ask(question());
    await expect.poll(() => dispose.mock.calls.length).toBe(1);
    await model.ask(question());
    expect(loadModel).toHaveBeenCalledTimes(2);
    await model[Symbol.asyncDispose]();
  });
});

describe('a file that cannot be used is refused before llama.cpp sees it', () => {
  it.each([
    ['not_gguf', '<!doctype html><title>Not found</title>'],
    ['not_gguf', head({ magic: 'PK\x03\x04' })],
    ['not_gguf', ''],
    ['version', head({ version: 1 })],
    ['version', head({ version: 50_331_648 })],
    ['empty', head({ tensors: 0n })],
  ] as const)('%s', async (flaw, content) => {
    const llama = fakeLlama();
    const file = await fileWith(content);
    const model = createBuiltInModel({
      file,
      timeoutMs: 1_000,
      load: llama.load,
      freeBytes: plenty,
    });
    await expect(model.ask(question())).rejects.toMatchObject({
      code: 'model_file_failed',
      details: { flaw },
    });
    expect(llama.loadModel).not.toHaveBeenCalled();
  });

  it.each([
    ['missing', () => path.join(folder, 'gone.gguf')],
    ['missing', () => folder],
  ] as const)('%s', async (flaw, file) => {
    const model = createBuiltInModel({ file: file(), timeoutMs: 1_000, load: fakeLlama().load });
    await expect(model.ask(question())).rejects.toMatchObject({ details: { flaw } });
  });

  it('for want of memory, with the numbers', async () => {
    const { model, loadModel } = await open(fakeLlama(), { freeBytes: () => 1_000_000_000 });
    await expect(model.ask(question())).rejects.toThrow(/too large for the free memory \(about/);
    expect(loadModel).not.toHaveBeenCalled();
  });
});

it('says what llama.cpp says of a damaged file, and tries again with the next question', async () => {
  const llama = fakeLlama();
  llama.loadModel.mockRejectedValueOnce(new Error('tensor data is not within the file bounds'));
  const { model } = await open(llama);
  await expect(model.ask(question())).rejects.toThrow(/can’t be used as a model \(tensor data/);
  expect(await model.ask(question())).toBe('{"a":"b"}');
  await model[Symbol.asyncDispose]();
});

describe('a question', () => {
  it('above the context is refused, not cut', async () => {
    const { model, generateResponse } = await open();
    const asked = model.ask(question({ user: 'word '.repeat(9_000) }));
    await expect(asked).rejects.toMatchObject({ details: { fault: 'context' } });
    expect(generateResponse).not.toHaveBeenCalled();
    await model[Symbol.asyncDispose]();
  });

  const hang: Generate = (_history, { signal }) =>
    new Promise((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason));
    });

  it('ends at once when it is cancelled, and the next one is answered', async () => {
    const llama = fakeLlama(hang);
    const { model } = await open(llama);
    const caller = new AbortController();
    const asked = model.ask(question({ signal: caller.signal }));
    await expect.poll(() => llama.generateResponse.mock.calls.length).toBe(1);
    caller.abort();
    await expect(asked).rejects.toMatchObject({ code: 'cancelled' });
    llama.generateResponse.mockResolvedValueOnce(answer);
    expect(await model.ask(question())).toBe('{"a":"b"}');
    await model[Symbol.asyncDispose]();
  });

  it('is given up after the longest wait', async () => {
    const { model } = await open(fakeLlama(hang), { timeoutMs: 20 });
    await expect(model.ask(question())).rejects.toMatchObject({ details: { fault: 'slow' } });
    await model[Symbol.asyncDispose]();
  });

  it('whose answer fills all tokens counts as cut off', async () => {
    const llama = fakeLlama(async () => ({ ...answer, metadata: { stopReason: 'maxTokens' } }));
    const { model } = await open(llama);
    await expect(model.ask(question())).rejects.toMatchObject({ code: 'llm_invalid_answer' });
    await model[Symbol.asyncDispose]();
  });
});

it('says how to add the optional part where it is missing', async () => {
  const load = async () => {
    throw new AppError('llama_missing', { package: llamaPackages('linux', 'x64') });
  };
  const { model } = await open({ ...fakeLlama(), load });
  await expect(model.ask(question())).rejects.toMatchObject({
    code: 'llama_missing',
    cliHint: expect.stringContaining('@node-llama-cpp/linux-x64@'),
  });
  expect(llamaPackages('darwin', 'arm64')).toContain('@node-llama-cpp/mac-arm64-metal@');
  expect(llamaPackages('win32', 'x64')).toContain('@node-llama-cpp/win-x64@');
  expect(findLlama([folder])).toBeNull();
});
