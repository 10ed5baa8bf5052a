import type { OpenAI } from 'openai';
import { z } from 'zod';
import { seconds } from '#core/duration.ts';
import { AppError } from '#core/errors.ts';
import type { LlmFault } from '#core/llm-faults.ts';
import { abortError, waitFor } from '../http/abort.ts';
import { complaintAbout, textOf, withoutThoughts } from './completion.ts';
import {
  chatRequest,
  type Dialect,
  fullDialect,
  ignoresSchema,
  type LlmQuestion,
  mayUnderstand,
  nextFormat,
  simplerDialect,
} from './dialect.ts';
import { type Endpoint, readEndpoint } from './endpoint.ts';
import { asFields, faultIn } from './fault.ts';
import { fetchSpokenAlike } from './fetch.ts';
import { createInFlight } from './in-flight.ts';
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
import { fromOllama, ollamaRequest } from './ollama.ts';
import {
  type AskServer,
  describeServer,
  ollamaContext,
  type ServerInfo,
  type ServerKind,
  unknownServer,
} from './server-kind.ts';
import type { ServerNotes } from './server-notes.ts';
import { fewestTokens, isCut, spentOn } from './tokens.ts';

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
  /** Loads the SDK and describes the server, so that the first question does not wait. */
  readonly prepare: () => Promise<void>;
  /** Checks the server and its model, without queuing. Throws only `cancelled`. */
  readonly check: (signal: AbortSignal) => Promise<LlmCheck>;
  /** What was found out about the server; null before the first question. */
  readonly about: () => (ServerInfo & Pick<Dialect, 'format'>) | null;
};

type LlmOptions = {
  /** As people write it: see `readEndpoint`. Sends its user and password if there is no key. */
  readonly url: string;
  readonly model: string;
  readonly apiKey: string | null;
  /** Longest wait for one answer, once its request is sent. */
  readonly timeoutMs: number;
  /** Most requests in flight at a time; others wait in order. */
  readonly maxConcurrent: number;
  /** Keeps what was found out about the server for the next process. */
  readonly notes?: ServerNotes | undefined;
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

/** How many questions a server gets at first: most take one or a few, vLLM dozens. */
const firstRoom: Readonly<Record<ServerKind, number>> = {
  ollama: 1,
  'llama.cpp': 2,
  lm_studio: 1,
  vllm: 16,
  unknown: 8,
};
const describeTimeoutMs = seconds(5);
/** An answer of a form has some hundred tokens. */
const shortestAnswer = 300;
/** This many answers against a schema, and none that follows it, show that the server ignores it. */
const ignoredAtMost = 2;

/**
 * A client for one server and model. Finds out whose server it is, and speaks its dialect; if the
 * server refuses part of that, or ignores it, switches for good to a simpler one. Sends no more
 * questions at a time than make the server faster, and waits when it is too busy. The queue does
 * the other retries. Loads the SDK at the first request or by `prepare`: most processes never send
 * one.
 */
export function createLlmClient(
  options: LlmOptions,
  deps: { readonly wait?: (ms: number, signal: AbortSignal) => Promise<unknown> } = {},
): LlmClient {
  const { model, timeoutMs, apiKey, notes } = options;
  const endpoint = readEndpoint(options.url);
  const keys = apiKey === null ? [] : [apiKey];
  const server = { url: endpoint.baseUrl, secrets: [...keys, ...endpoint.secrets] };
  let dialect: Dialect | null = null;
  let info: ServerInfo = unknownServer;
  let seen = { fit: 0, unfit: 0 };
  let isNoted = false;
  let flights: ReturnType<typeof createInFlight> | undefined;
  let opening: Promise<Dialect> | undefined;
  let connecting: Promise<OpenAI> | undefined;
  const connected = () => {
    connecting ??= connect(endpoint, options);
    return connecting;
  };

  /** Describes the server once; again at the next question if it did not answer at all. */
  function opened(): Promise<Dialect> {
    opening ??= open();
    return opening;
  }

  async function open(): Promise<Dialect> {
    let isThere = false;
    const askServer: AskServer = async (path, body) => {
      const sdk = await connected();
      const url = addressOf(endpoint.baseUrl, path);
      const rest = { signal: AbortSignal.timeout(Math.min(describeTimeoutMs, timeoutMs)) };
      try {
        const answer = await (body === undefined
          ? sdk.get(url, rest)
          : sdk.post(url, { body, ...rest }));
        isThere = true;
        return answer;
      } catch (error) {
        if (refusalStatus(error) !== null) isThere = true;
        throw error;
      }
    };
    info = await describeServer(model, askServer);
    if (!isThere) opening = undefined;
    flights ??= createInFlight(options.maxConcurrent, { ...deps, start: firstRoom[info.kind] });
    const noted = (await notes?.recall()) ?? null;
    // Another server may have come to its address.
    isNoted = noted !== null && mayUnderstand(info.kind, noted);
    dialect ??= (isNoted ? noted : null) ?? fullDialect(info.kind);
    return dialect;
  }

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
    const { signal } = question;
    // Cancelling a waiting question takes effect at once; it is never sent.
    await waitFor(opened(), signal);
    refuseTooLong(question);
    flights ??= createInFlight(options.maxConcurrent, deps);
    const flight = flights.run({ send: () => speak(question), busyFor }, signal);
    return await flight.catch((error: unknown) => {
      throw signal.aborted ? abortError(signal) : error;
    });
  }

  async function speak(question: LlmQuestion): Promise<string> {
    for (;;) {
      const spoken = dialect ?? fullDialect(info.kind);
      try {
        const text = await answerTo(question, spoken);
        learnFrom(text, question, spoken);
        return text;
      } catch (error) {
        const simpler = simplerAfter(error, spoken, info.kind);
        if (simpler === null || question.signal.aborted) throw error;
        change(spoken, simpler);
      }
    }
  }

  async function answerTo(question: LlmQuestion, spoken: Dialect): Promise<string> {
    const { signal, maxTokens, user, system } = question;
    const startedAt = performance.now();
    const completion = await send(signal, 'slow', async (sdk, rest) => {
      if (spoken.format !== 'ollama') {
        const body = chatRequest(model, question, spoken, info.kind);
        return await sdk.chat.completions.create(body, rest);
      }
      const body = ollamaRequest(model, question, info.context ?? ollamaContext);
      return fromOllama(
        await sdk.post(addressOf(endpoint.baseUrl, '/api/chat'), { body, ...rest }),
      );
    });
    const tookMs = performance.now() - startedAt;
    const isCutOff = isCut(completion, { posting: user, context: info.context });
    let text = '';
    try {
      text = isCutOff ? '' : answerIn(completion, maxTokens, server);
    } finally {
      question.onSpent?.(spentOn(completion, system + user, text, tookMs));
    }
    if (!isCutOff) return text;
    const reason = 'the server read only a part of it';
    throw new AppError('llm_invalid_answer', { reason, fault: 'cut' });
  }

  /** Some servers cut such a question without a word. */
  function refuseTooLong({ system, user, maxTokens }: LlmQuestion): void {
    const { context } = info;
    const needed = fewestTokens(system + user) + Math.min(maxTokens, shortestAnswer);
    if (context === null || needed <= context) return;
    const reason = `it takes ${needed} tokens or more, and the context has ${context}`;
    throw new AppError('llm_invalid_answer', { reason, fault: 'context' });
  }

  function learnFrom(text: string, { schema }: LlmQuestion, spoken: Dialect): void {
    if (spoken !== dialect) return;
    if (!ignoresSchema(withoutThoughts(text), schema, spoken)) {
      if (!isNoted) void notes?.note(spoken);
      isNoted = true;
      seen = { fit: seen.fit + 1, unfit: 0 };
      return;
    }
    seen = { ...seen, unfit: seen.unfit + 1 };
    const next = nextFormat(spoken, info.kind);
    if (seen.fit > 0 || seen.unfit < ignoredAtMost || next === null) return;
    change(spoken, next);
  }

  /** Another question may have found a simpler dialect meanwhile: that one stays. */
  function change(spoken: Dialect, next: Dialect): void {
    if (dialect !== null && dialect !== spoken) return;
    dialect = next;
    seen = { fit: 0, unfit: 0 };
    isNoted = false;
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

  return {
    ask,
    check,
    prepare: async () => void (await opened()),
    about: () => (dialect === null ? null : { ...info, format: dialect.format }),
  };
}

/** The address of a path at the server's root; `/v1/…` is below its base URL, wherever that is. */
const addressOf = (baseUrl: string, path: string): string =>
  path.startsWith('/v1/') ? baseUrl + path.slice(3) : baseUrl.replace(/\/v1$/, '') + path;

/** The wait that a server asks for when it has too many questions; undefined for another error. */
function busyFor(error: unknown): number | null | undefined {
  if (!(error instanceof AppError) || error.code !== 'llm_unreachable') return undefined;
  const { cause } = error;
  if (refusalStatus(cause) !== 429) return undefined;
  const headers = cause instanceof Error && 'headers' in cause ? cause.headers : null;
  const told = headers instanceof Headers ? headers.get('retry-after') : null;
  if (told === null) return null;
  const waitMs = /^\d+$/.test(told) ? seconds(Number(told)) : Date.parse(told) - Date.now();
  return Number.isFinite(waitMs) ? Math.max(0, waitMs) : null;
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
function simplerAfter(error: unknown, spoken: Dialect, kind: ServerKind): Dialect | null {
  const refusal = error instanceof AppError ? error.cause : null;
  const status = refusalStatus(refusal);
  if (status === null || isAboutContext(refusal)) return null;
  const words = messageOf(refusal);
  // A proxy may pass on only the paths of the OpenAI API.
  const isNoPath = spoken.format === 'ollama' && [404, 405].includes(status);
  if (isNoPath && faultIn(status, words) !== 'model') return nextFormat(spoken, kind);
  const simpler = simplerDialect(spoken, words, kind);
  if (status === 400 || status === 422) return simpler;
  const isCrash = simpler?.format !== spoken.format || simpler.system !== spoken.system;
  return status >= 500 && isCrash ? simpler : null;
}
