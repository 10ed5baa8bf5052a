import type { OpenAI } from 'openai';
import { z } from 'zod';
import { AppError } from '#core/errors.ts';
import { createSemaphore } from '#core/semaphore.ts';
import { chatRequest, fullDialect, type LlmQuestion, simplerDialect } from './dialect.ts';
import { type Endpoint, readEndpoint } from './endpoint.ts';
import { messageOf, refusalStatus, toLlmError } from './failure.ts';

/** What the model server says when asked whether it is there. */
export type LlmCheck = {
  /** It answers, and offers the model we ask for. */
  readonly ok: boolean;
  /** The models it offers. */
  readonly models: readonly string[];
  /** For a person. */
  readonly detail: string;
};

/** A language model behind an OpenAI-compatible API. */
export type LlmClient = {
  /**
   * The text of the model's answer, at temperature 0. Throws AppError: `llm_unreachable` (try
   * later), `llm_refused`, `llm_invalid_answer` (empty or cut off), `cancelled`.
   */
  readonly ask: (question: LlmQuestion) => Promise<string>;
  /** Loads what asking needs, so that the first question does not wait for it; sends nothing. */
  readonly prepare: () => Promise<void>;
  /** Whether the server is there and has the model; asked at once, past the queue. Throws only `cancelled`. */
  readonly check: (signal: AbortSignal) => Promise<LlmCheck>;
};

type LlmOptions = {
  /** As people write it: see `readEndpoint`. A user and password in it are sent where there is no key. */
  readonly url: string;
  readonly model: string;
  readonly apiKey: string | null;
  /** Longest wait for one answer, once its request is sent. */
  readonly timeoutMs: number;
  /** Requests in flight at a time; the rest wait in the order they came. */
  readonly maxConcurrent: number;
};

const Completion = z.object({
  choices: z
    .array(
      z.object({
        finish_reason: z.string().nullish(),
        message: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }),
      }),
    )
    .min(1),
});

const ModelList = z.object({ data: z.array(z.object({ id: z.string() })) });

/**
 * A client for one server and model. It retries nothing by itself (the queue does), except that a
 * server which refuses part of the protocol is from then on spoken to in a simpler dialect. The SDK
 * is loaded with the first request, or by `prepare`: most processes never send one.
 */
export function createLlmClient(options: LlmOptions): LlmClient {
  const { model, timeoutMs, apiKey } = options;
  const endpoint = readEndpoint(options.url);
  const places = createSemaphore(options.maxConcurrent);
  let dialect = fullDialect;
  let connecting: Promise<OpenAI> | undefined;
  const connected = () => {
    connecting ??= connect(endpoint, options);
    return connecting;
  };

  async function send<T>(
    signal: AbortSignal,
    request: (sdk: OpenAI, options: { readonly signal: AbortSignal }) => Promise<T>,
  ): Promise<T> {
    const deadline = new AbortController();
    const timer = setTimeout(() => deadline.abort(), timeoutMs);
    try {
      const either = AbortSignal.any([signal, deadline.signal]);
      return await request(await connected(), { signal: either });
    } catch (error) {
      const url = endpoint.baseUrl;
      throw toLlmError(error, { url, timeoutMs, signal, deadline: deadline.signal, apiKey });
    } finally {
      clearTimeout(timer);
    }
  }

  async function ask(question: LlmQuestion): Promise<string> {
    const spoken = dialect;
    try {
      const body = chatRequest(model, question, spoken);
      const { signal } = question;
      const complete = () => send(signal, (sdk, rest) => sdk.chat.completions.create(body, rest));
      return textOf(await places.run(complete, signal));
    } catch (error) {
      const simpler = simplerAfter(error, spoken);
      if (simpler === null) throw error;
      // Another request in flight may have learnt more by now: that is not to be forgotten.
      if (dialect === spoken) dialect = simpler;
      return ask(question);
    }
  }

  async function check(signal: AbortSignal): Promise<LlmCheck> {
    try {
      const models = await send(signal, async (sdk, rest) => modelIds(await sdk.models.list(rest)));
      // Ollama lists "name:latest" for what it answers to as "name".
      const ok = models.some((id) => id === model || id === `${model}:latest`);
      const offer = models.slice(0, 5).join(', ') || 'none at all';
      const has = `${endpoint.baseUrl} has`;
      return { ok, models, detail: ok ? `${has} ${model}` : `${has} no ${model}, but ${offer}` };
    } catch (error) {
      if (signal.aborted || !(error instanceof AppError)) throw error;
      return { ok: false, models: [], detail: error.message };
    }
  }

  return { ask, check, prepare: async () => void (await connected()) };
}

/** Key, organisation, project and log level are never taken from the environment. */
async function connect(endpoint: Endpoint, { apiKey, timeoutMs }: LlmOptions): Promise<OpenAI> {
  const { OpenAI } = await import('openai');
  const keyless = { Authorization: endpoint.authorization };
  return new OpenAI({
    baseURL: endpoint.baseUrl,
    defaultQuery: { ...endpoint.query },
    apiKey: apiKey ?? 'none',
    adminAPIKey: null,
    organization: null,
    project: null,
    ...(apiKey === null ? { defaultHeaders: keyless } : {}),
    maxRetries: 0,
    // Ours comes first: theirs does not cover the body of an error.
    timeout: 2 * timeoutMs,
    logLevel: 'off',
  });
}

function textOf(completion: unknown): string {
  const parsed = Completion.safeParse(completion);
  const choice = parsed.data?.choices[0];
  if (choice === undefined) throw unusable('not a chat completion');
  const { finish_reason: finish, message } = choice;
  if (finish === 'length') throw unusable('cut off at the longest answer allowed');
  if (message.refusal) throw unusable(`the model refuses: ${message.refusal.slice(0, 200)}`);
  if (!message.content?.trim()) throw unusable('empty');
  return message.content;
}

function modelIds(page: unknown): readonly string[] {
  const parsed = ModelList.safeParse(page);
  if (!parsed.success) throw unusable('not a list of models');
  return parsed.data.data.map(({ id }) => id);
}

const unusable = (reason: string): AppError => new AppError('llm_invalid_answer', { reason });

/** Only a refusal of the request's form (400, 422) says anything about the dialect. */
function simplerAfter(error: unknown, spoken: typeof fullDialect) {
  const refusal = error instanceof AppError ? error.cause : null;
  const status = refusalStatus(refusal);
  return status === 400 || status === 422 ? simplerDialect(spoken, messageOf(refusal)) : null;
}
