import type { OpenAI } from 'openai';
import pLimit from 'p-limit';
import { z } from 'zod';
import { AppError } from '#core/errors.ts';
import type { LlmFault } from '#core/llm-faults.ts';
import { abortError, waitFor } from '../http/abort.ts';
import { complaintAbout, textOf } from './completion.ts';
import {
  chatRequest,
  type Dialect,
  fullDialect,
  type LlmQuestion,
  simplerDialect,
} from './dialect.ts';
import { type Endpoint, readEndpoint } from './endpoint.ts';
import { asFields } from './fault.ts';
import { fetchSpokenAlike } from './fetch.ts';
import {
  isAboutContext,
  messageOf,
  readable,
  refusalStatus,
  type Server,
  toLlmError,
  toNoAnswer,
  toNoApi,
} from './llm-failure.ts';

export type LlmCheck = {
  readonly ok: boolean;
  readonly models: readonly string[];
  readonly detail: string;
};

export type LlmClient = {
  /**
   * Returns the model's text at temperature 0. Throws AppError: `llm_unreachable` (try later),
   * `llm_refused`, `llm_invalid_answer` (empty, cut off, only thoughts), `cancelled`.
   */
  readonly ask: (question: LlmQuestion) => Promise<string>;
  /** Loads the SDK so that the first question does not wait; sends nothing. */
  readonly prepare: () => Promise<void>;
  /** Checks the server and its model, without queuing. Throws only `cancelled`. */
  readonly check: (signal: AbortSignal) => Promise<LlmCheck>;
};

type LlmOptions = {
  /** As people write it: see `readEndpoint`. Sends its user and password if there is no key. */
  readonly url: string;
  readonly model: string;
  readonly apiKey: string | null;
  /** Longest wait for one answer, once its request is sent. */
  readonly timeoutMs: number;
  /** Requests in flight at a time; others wait in order. */
  readonly maxConcurrent: number;
};

const Model = z.union([
  z.string(),
  z.object({ id: z.string() }).transform(({ id }) => id),
  z.object({ name: z.string() }).transform(({ name }) => name),
]);
/** Skips entries without a name. */
const Models = z
  .array(Model.nullable().catch(null))
  .transform((models) => models.filter((each) => each !== null))
  .nullable();

/** Ollama sends an empty list as null; routers send a bare list or another key. */
const ModelList = z.union([
  Models,
  z.object({ data: Models }).transform(({ data }) => data),
  z.object({ models: Models }).transform(({ models }) => models),
]);

/**
 * A client for one server and model. The queue does the retries; the client only switches for good
 * to a simpler dialect if the server refuses part of the protocol. Loads the SDK at the first
 * request or by `prepare`: most processes never send one.
 */
export function createLlmClient(options: LlmOptions): LlmClient {
  const { model, timeoutMs, apiKey } = options;
  const endpoint = readEndpoint(options.url);
  const keys = apiKey === null ? [] : [apiKey];
  const server = { url: endpoint.baseUrl, secrets: [...keys, ...endpoint.secrets] };
  const limit = pLimit(options.maxConcurrent);
  let dialect = fullDialect;
  let connecting: Promise<OpenAI> | undefined;
  const connected = () => {
    connecting ??= connect(endpoint, options);
    return connecting;
  };

  async function send<T>(
    signal: AbortSignal,
    late: LlmFault,
    request: (sdk: OpenAI, options: { readonly signal: AbortSignal }) => Promise<T>,
  ): Promise<T> {
    const deadline = new AbortController();
    const timer = setTimeout(() => deadline.abort(), timeoutMs);
    try {
      const either = AbortSignal.any([signal, deadline.signal]);
      return await request(await connected(), { signal: either });
    } catch (error) {
      throw await toLlmError(error, {
        ...server,
        timeoutMs,
        signal,
        deadline: deadline.signal,
        late,
      });
    } finally {
      clearTimeout(timer);
    }
  }

  async function ask(question: LlmQuestion): Promise<string> {
    const spoken = dialect;
    try {
      const body = chatRequest(model, question, spoken);
      const { signal } = question;
      const complete = () => {
        if (signal.aborted) throw abortError(signal);
        return send(signal, 'slow', (sdk, rest) => sdk.chat.completions.create(body, rest));
      };
      // Cancelling a waiting question takes effect at once; it is never sent.
      return answerIn(await waitFor(limit(complete), signal), question.maxTokens, server);
    } catch (error) {
      const simpler = simplerAfter(error, spoken);
      if (simpler === null) throw error;
      // Another request may have found a simpler dialect meanwhile: keep that.
      if (dialect === spoken) dialect = simpler;
      return ask(question);
    }
  }

  async function check(signal: AbortSignal): Promise<LlmCheck> {
    try {
      const models = await send(signal, 'silent', async (sdk, rest) =>
        modelIds(await sdk.get('/models', rest), server),
      );
      // Ollama lists "name:latest" for a model it answers to as "name".
      const ok = models.some((id) => id === model || id === `${model}:latest`);
      const offer = models.slice(0, 5).join(', ') || 'none at all';
      const has = `${endpoint.baseUrl} has`;
      return { ok, models, detail: ok ? `${has} ${model}` : `${has} no ${model}, but ${offer}` };
    } catch (error) {
      if (signal.aborted || !(error instanceof AppError)) throw error;
      if (isNoList(error) && (await answers(signal))) {
        return {
          ok: true,
          models: [],
          detail: `${endpoint.baseUrl} answers as ${model}, and lists no models`,
        };
      }
      return { ok: false, models: [], detail: `${error.message}. ${error.hint}` };
    }
  }

  /** Asks a question: some servers answer, but list no models. */
  async function answers(signal: AbortSignal): Promise<boolean> {
    const body = { model, messages: [{ role: 'user' as const, content: 'Hi' }], max_tokens: 1 };
    return await send(signal, 'silent', async (sdk, rest) => {
      const answer: unknown = await sdk.chat.completions.create(body, rest);
      return Array.isArray(asFields(answer)?.choices);
    }).catch((error: unknown) => {
      if (signal.aborted) throw error;
      return false;
    });
  }

  return { ask, check, prepare: async () => void (await connected()) };
}

/** Takes no key, organisation, project or log level from the environment. */
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
    // Ours comes first: the SDK's does not cover the body of an error.
    timeout: 2 * timeoutMs,
    logLevel: 'off',
  });
}

function modelIds(page: unknown, server: Server): readonly string[] {
  const parsed = ModelList.safeParse(page);
  if (parsed.success) return parsed.data ?? [];
  const complaint = complaintAbout(page);
  throw complaint === null
    ? toNoApi('not a list of models', server)
    : toNoAnswer(complaint, server);
}

/** The server answers, but has no list at that path. */
const isNoList = ({ cause }: AppError): boolean =>
  [404, 405, 501].includes(refusalStatus(cause) ?? 0);

function answerIn(completion: unknown, maxTokens: number, server: Server): string {
  const complaint = complaintAbout(completion);
  if (complaint !== null) throw toNoAnswer(complaint, server);
  if (asFields(completion)?.choices === undefined) throw toNoApi('not a chat completion', server);
  try {
    return textOf(completion, maxTokens);
  } catch (error) {
    if (!isUnusable(error)) throw error;
    const reason = readable(error.details.reason, server);
    throw new AppError('llm_invalid_answer', { ...error.details, reason });
  }
}

const isUnusable = (error: unknown): error is AppError<'llm_invalid_answer'> =>
  error instanceof AppError && error.code === 'llm_invalid_answer';

/** A refusal (400, 422) points to the dialect; a crash (5xx) only if it names schema or roles. */
function simplerAfter(error: unknown, spoken: Dialect): Dialect | null {
  const refusal = error instanceof AppError ? error.cause : null;
  const status = refusalStatus(refusal);
  if (status === null || isAboutContext(refusal)) return null;
  const simpler = simplerDialect(spoken, messageOf(refusal));
  if (status === 400 || status === 422) return simpler;
  const isCrash = simpler?.format !== spoken.format || simpler.system !== spoken.system;
  return status >= 500 && isCrash ? simpler : null;
}
