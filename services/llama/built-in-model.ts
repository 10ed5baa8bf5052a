import { open, stat } from 'node:fs/promises';
import { availableParallelism, freemem } from 'node:os';
import { minutes, seconds } from '#core/duration.ts';
import { AppError } from '#core/errors.ts';
import type { ModelFileFault } from '#core/model-file-faults.ts';
import { formatBytes, mebibytes } from '#core/quantity.ts';
import { abortError } from '../http/abort.ts';
import type { LlmQuestion } from '../llm/dialect.ts';
import { toGbnf } from '../llm/gbnf.ts';
import type { Llama, LlamaChat, LlamaModule } from './llama-module.ts';
import { loadLlama } from './load-llama.ts';

export type BuiltInModel = AsyncDisposable & {
  /**
   * Returns the model's text, which follows the schema. Throws `model_file_failed`,
   * `llm_invalid_answer` or `cancelled`.
   */
  readonly ask: (question: LlmQuestion) => Promise<string>;
};

type Options = {
  readonly file: string;
  /** Longest wait for one answer, once the model begins with it. */
  readonly timeoutMs: number;
  readonly load?: () => Promise<LlamaModule>;
  readonly freeBytes?: () => number;
  readonly idleMs?: number;
};

/** A posting of the usual length with its answer; a longer one is refused, not cut. */
const contextSize = 8_192;
/** What llama.cpp takes beside the weights: the context, and room for sums. */
const besideWeights = mebibytes(1_536);
/** The weights are dropped after so long without a question. */
const idleMs = minutes(2);

/**
 * A model that runs in this process, from a GGUF file, without any server. Loads it at the first
 * question and drops it after idle minutes. Answers one question at a time: several threads on one
 * are faster than several questions on one each.
 */
export function createBuiltInModel(options: Options): BuiltInModel {
  const { file, timeoutMs } = options;
  let opening: Promise<Opened> | undefined;
  let turn: Promise<unknown> = Promise.resolve();
  let idle: NodeJS.Timeout | undefined;

  function opened(): Promise<Opened> {
    opening ??= openModel(options).catch((error: unknown) => {
      // The user may pick another file, or free memory.
      opening = undefined;
      throw error;
    });
    return opening;
  }

  async function drop(): Promise<void> {
    const left = opening;
    opening = undefined;
    const model = await left?.catch(() => undefined);
    await model?.llama.dispose();
  }

  async function answer(question: LlmQuestion): Promise<string> {
    const { signal, maxTokens } = question;
    signal.throwIfAborted();
    const { chat, llama, tokensOf, grammars } = await opened();
    signal.throwIfAborted();
    const { system, user, schema } = question;
    const promptTokens = tokensOf(system) + tokensOf(user);
    if (promptTokens + Math.min(maxTokens, 300) > contextSize) {
      const reason = `it takes ${promptTokens} tokens, and the context has ${contextSize}`;
      throw new AppError('llm_invalid_answer', { reason, fault: 'context' });
    }
    const gbnf = toGbnf(schema);
    const grammar = grammars.get(gbnf) ?? (await llama.createGrammar({ grammar: gbnf }));
    grammars.set(gbnf, grammar);
    const deadline = AbortSignal.timeout(timeoutMs);
    const startedAt = performance.now();
    const { response, metadata } = await chat
      .generateResponse(
        [
          { type: 'system', text: system },
          { type: 'user', text: user },
          { type: 'model', response: [] },
        ],
        { grammar, maxTokens, temperature: 0, signal: AbortSignal.any([signal, deadline]) },
      )
      .catch((error: unknown) => {
        if (!deadline.aborted || signal.aborted) throw error;
        const reason = `no answer within ${Math.round(timeoutMs / seconds(1))} s`;
        throw new AppError('llm_invalid_answer', { reason, fault: 'slow' }, { cause: error });
      });
    question.onSpent?.({
      promptTokens,
      answerTokens: tokensOf(response),
      isEstimated: false,
      tookMs: performance.now() - startedAt,
    });
    if (metadata.stopReason === 'maxTokens') {
      throw new AppError('llm_invalid_answer', { reason: 'cut off at the longest answer allowed' });
    }
    return response;
  }

  return {
    async ask(question) {
      clearTimeout(idle);
      const before = turn;
      const mine = before.catch(() => undefined).then(() => answer(question));
      turn = mine;
      try {
        return await mine;
      } catch (error) {
        if (question.signal.aborted) throw abortError(question.signal);
        throw error instanceof AppError ? error : failed(file, 'broken', error);
      } finally {
        if (turn === mine) {
          clearTimeout(idle);
          idle = setTimeout(() => void drop(), options.idleMs ?? idleMs);
          idle.unref();
        }
      }
    },
    async [Symbol.asyncDispose]() {
      clearTimeout(idle);
      await turn.catch(() => undefined);
      await drop();
    },
  };
}

type Opened = {
  readonly llama: Llama;
  readonly chat: LlamaChat;
  readonly tokensOf: (text: string) => number;
  readonly grammars: Map<string, unknown>;
};

/** Checks the file before llama.cpp sees it: that may end the whole process. */
async function openModel({
  file,
  load = loadLlama,
  freeBytes = freemem,
}: Options): Promise<Opened> {
  const size = await checkFile(file);
  const needed = size + besideWeights;
  if (freeBytes() < needed) {
    const reason = `about ${formatBytes(needed)} needed, ${formatBytes(freeBytes())} free`;
    throw failed(file, 'memory', null, reason);
  }
  const { getLlama, LlamaChat } = await load();
  try {
    // One thread below the free ones: two that wait for each other beside other work are slower
    // than one, by a factor of a hundred.
    const threads = Math.max(1, availableParallelism() - 1);
    const llama = await getLlama({ build: 'never', maxThreads: threads, logLevel: 'error' });
    const model = await llama.loadModel({ modelPath: file });
    const context = await model.createContext({ contextSize, sequences: 1, threads });
    return {
      llama,
      chat: new LlamaChat({ contextSequence: context.getSequence() }),
      tokensOf: (text) => model.tokenize(text).length,
      grammars: new Map(),
    };
  } catch (error) {
    const isMemory = /memory|alloc|vram/i.test(String(error));
    throw failed(file, isMemory ? 'memory' : 'broken', error);
  }
}

/** https://github.com/ggml-org/ggml/blob/master/docs/gguf.md: magic, version, tensors, values. */
async function checkFile(file: string): Promise<number> {
  const found = await stat(file).catch(() => null);
  if (found === null || !found.isFile()) throw failed(file, 'missing');
  await using handle = await open(file, 'r').catch((error: unknown) => {
    throw failed(file, 'unreadable', error);
  });
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(24), { position: 0 });
  const isGguf = bytesRead === 24 && buffer.toString('latin1', 0, 4) === 'GGUF';
  if (!isGguf) throw failed(file, 'not_gguf');
  const version = buffer.readUInt32LE(4);
  if (version < 2 || version > 3) throw failed(file, 'version', null, `version ${version}`);
  // A download that was cut off, or only a vocabulary.
  if (buffer.readBigUInt64LE(8) === 0n) throw failed(file, 'empty');
  return found.size;
}

function failed(file: string, flaw: ModelFileFault, cause?: unknown, words?: string): AppError {
  const reason = words ?? (cause instanceof Error ? cause.message.slice(0, 200) : '');
  return new AppError('model_file_failed', { path: file, flaw, reason }, { cause });
}
