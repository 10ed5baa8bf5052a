import type { OpenAI } from 'openai';
import { z } from 'zod';
import { AppError } from '#core/errors.ts';
import { createSemaphore } from '#core/semaphore.ts';
import { complaintIn, textOf } from './completion.ts';
import { chatRequest, fullDialect, type LlmQuestion, simplerDialect } from './dialect.ts';
import { type Endpoint, readEndpoint } from './endpoint.ts';
import { isAboutContext, messageOf, refusalStatus, toLlmError, toNoApi } from './failure.ts';
import { fetchSpokenAlike } from './fetch.ts';

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
   * later), `llm_refused`, `llm_invalid_answer` (empty, cut off, only thoughts), `cancelled`.
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

const ModelList = z.object({ data: z.array(z.object({ id: z.string() })) });

/**
 * A client for one server and model. It retries nothing by itself (the queue does), except that a
 * server which refuses part of the protocol is from then on spoken to in a simpler dialect. The SDK
 * is loaded with the first request, or by `prepare`: most processes never send one.
 */
export function createLlmClient(options: LlmOptions): LlmClient {
  const { model, timeoutMs, apiKey } = options;
  const endpoint = readEndpoint(options.url);
  const server = { url: endpoint.baseUrl, apiKey };
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
      throw toLlmError(error, { ...server, timeoutMs, signal, deadline: deadline.signal });
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
      return answerIn(await places.run(complete, signal), question.maxTokens, server);
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
      const models = await send(signal, async (sdk, rest) =>
        modelIds(await sdk.get('/models', rest), server),
      );
      // Ollama lists "name:latest" for what it answers to as "name".
      const ok = models.some((id) => id === model || id === `${model}:latest`);
      const offer = models.slice(0, 5).join(', ') || 'none at all';
      const has = `${endpoint.baseUrl} has`;
      return { ok, models, detail: ok ? `${has} ${model}` : `${has} no ${model}, but ${offer}` };
    } catch (error) {
      if (signal.aborted || !(error instanceof AppError)) throw error;
      return { ok: false, models: [], detail: `${error.message}. ${error.hint}` };
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
    fetch: fetchSpokenAlike,
    // Ours comes first: theirs does not cover the body of an error.
    timeout: 2 * timeoutMs,
    logLevel: 'off',
  });
}

type Whereabouts = { readonly url: string; readonly apiKey: string | null };

function modelIds(page: unknown, server: Whereabouts): readonly string[] {
  const parsed = ModelList.safeParse(page);
  if (parsed.success) return parsed.data.data.map(({ id }) => id);
  throw toNoApi(complaintIn(page) ?? 'not a list of models', server);
}

function answerIn(completion: unknown, maxTokens: number, server: Whereabouts): string {
  const complaint = complaintIn(completion);
  if (complaint !== null) throw toNoApi(complaint, server);
  return textOf(completion, maxTokens);
}

/** A refusal of the request's form (400, 422) says something about the dialect; a crash (5xx) where it names the schema. */
function simplerAfter(error: unknown, spoken: typeof fullDialect) {
  const refusal = error instanceof AppError ? error.cause : null;
  const status = refusalStatus(refusal);
  if (status === null || isAboutContext(refusal)) return null;
  const simpler = simplerDialect(spoken, messageOf(refusal));
  if (status === 400 || status === 422) return simpler;
  return status >= 500 && simpler?.format !== spoken.format ? simpler : null;
}
