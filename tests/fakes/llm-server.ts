import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text as readText } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { answerFor, type Schema } from './llm-answer.ts';
import { type LlmFault, llmFaults, messageWith, refuse, spoil } from './llm-faults.ts';
import { createSlots } from './llm-slots.ts';

type LlmServerOptions = {
  /** 0 picks a free one. */
  readonly port?: number;
  readonly model?: string;
  readonly apiKey?: string;
  /** Time for one answer when the server is idle. */
  readonly latencyMs?: number;
  /** Random difference of each answer, plus or minus. */
  readonly jitterMs?: number;
  /** Slowdown at full load: 0.5 is half as long again. */
  readonly slope?: number;
  /** Requests in progress at once; the rest wait in order. */
  readonly slots?: number;
  readonly fault?: LlmFault;
};

export type LlmCounters = {
  readonly requests: number;
  readonly completed: number;
  readonly aborted: number;
  readonly inFlight: number;
  readonly maxInFlight: number;
};

export type LlmRequest = z.infer<typeof ChatRequest>;

export type LlmServer = AsyncDisposable & {
  /** Base URL with `/v1`. */
  readonly url: string;
  readonly counters: () => LlmCounters;
  /** The last 100 requests, oldest first. */
  readonly requests: readonly LlmRequest[];
  /** Applies the fault from now on, or to the next `times` requests. */
  readonly setFault: (fault: LlmFault, times?: number) => void;
};

const ChatRequest = z.object({
  model: z.string(),
  messages: z.array(z.object({ role: z.string(), content: z.string() })),
  temperature: z.number().optional(),
  max_tokens: z.number().optional(),
  response_format: z
    .object({
      type: z.string(),
      json_schema: z
        .object({ name: z.string(), strict: z.boolean(), schema: z.custom<Schema>() })
        .optional(),
    })
    .optional(),
});

/**
 * An OpenAI-compatible stand-in with continuous batching on 127.0.0.1. It honours `json_schema` and
 * quotes the posting from the question. Faults can change while it runs.
 */
export async function startLlmServer(options: LlmServerOptions = {}): Promise<LlmServer> {
  const { latencyMs = 0, jitterMs = 0, slope = 0.5, slots = 64, model = 'fake-4b' } = options;
  const batch = createSlots({ latencyMs, jitterMs, slope, slots });
  const requests: LlmRequest[] = [];
  const count = { requests: 0, completed: 0, aborted: 0, inFlight: 0, maxInFlight: 0 };
  let fault: LlmFault = options.fault ?? 'none';
  let faultsLeft = Number.POSITIVE_INFINITY;

  function nextFault(): LlmFault {
    if (faultsLeft <= 0) return 'none';
    faultsLeft -= 1;
    return fault;
  }

  async function chat(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chosen = nextFault();
    count.requests += 1;
    count.inFlight += 1;
    count.maxInFlight = Math.max(count.maxInFlight, count.inFlight);
    const gone = new AbortController();
    let isInFlight = true;
    const leave = (): void => {
      if (isInFlight) count.inFlight -= 1;
      isInFlight = false;
    };
    response.on('close', () => {
      leave();
      count[response.writableFinished ? 'completed' : 'aborted'] += 1;
      gone.abort();
    });
    if (chosen === 'down') return void request.socket.destroy();
    const body = ChatRequest.safeParse(JSON.parse(await readText(request)));
    if (!body.success) return sendError(response, 400, z.prettifyError(body.error));
    requests.push(body.data);
    if (requests.length > 100) requests.shift();
    if (chosen === 'hang' || refuse(chosen, response)) return;
    const isSchema = body.data.response_format?.type === 'json_schema';
    if (chosen === 'rejects_json_schema' && isSchema) {
      return sendError(response, 400, "response_format type 'json_schema' is not supported");
    }
    const isInTime = await batch(gone.signal, chosen === 'slow' ? 10 : 1);
    if (!isInTime) return;
    // Before the answer: its reader may ask again sooner than the response tells its end.
    leave();
    sendAnswer(response, body.data, chosen);
  }

  function sendAnswer(response: ServerResponse, body: LlmRequest, chosen: LlmFault): void {
    if (chosen === 'html') {
      response.writeHead(200, { 'content-type': 'text/html' });
      return void response.end('<!doctype html><title>Router</title>');
    }
    const content = spoil(chosen, answerFor(schemaOf(body), body.messages.at(-1)?.content ?? ''));
    const finish_reason = chosen === 'length' || chosen === 'only_thinks' ? 'length' : 'stop';
    const message = messageWith(chosen, content);
    const json = JSON.stringify({
      id: `chatcmpl-${count.requests}`,
      object: 'chat.completion',
      created: Math.floor(Date.now() / 1_000),
      model: body.model,
      choices: [{ index: 0, message, finish_reason }],
      usage: { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 },
    });
    response.writeHead(200, { 'content-type': 'application/json' });
    if (chosen === 'stalls') response.write(json.slice(0, json.length / 2));
    else response.end(json);
  }

  async function route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url?.split('?')[0];
    if (path === '/__counters') return sendJson(response, 200, count);
    // Without a key in vLLM and llama.cpp, too.
    if (path === '/health') return sendJson(response, 200, { status: 'ok' });
    if (options.apiKey && request.headers.authorization !== `Bearer ${options.apiKey}`) {
      return sendError(response, 401, 'Incorrect API key provided');
    }
    if (path === '/v1/chat/completions' && request.method === 'POST') {
      return chat(request, response);
    }
    if (path !== '/v1/models') return sendError(response, 404, 'Not Found');
    const current = faultsLeft > 0 ? fault : 'none';
    if (current === 'down') return void request.socket.destroy();
    if (current === 'hang' || refuse(current, response)) return;
    sendJson(response, 200, { object: 'list', data: [{ id: model, object: 'model' }] });
  }

  const server = createServer((request, response) => {
    route(request, response).catch((error: unknown) => sendError(response, 500, String(error)));
  });
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  const address = z.object({ port: z.number() }).parse(server.address());

  return {
    url: `http://127.0.0.1:${address.port}/v1`,
    counters: () => ({ ...count }),
    requests,
    setFault(next, times = Number.POSITIVE_INFINITY) {
      fault = next;
      faultsLeft = times;
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function schemaOf(body: LlmRequest): Schema {
  const told = body.messages[0]?.content.split('\n').at(-1) ?? '';
  const carried = body.response_format?.json_schema?.schema;
  return carried ?? (told.startsWith('{') ? (JSON.parse(told) as Schema) : { type: 'string' });
}

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(value));
}

const sendError = (response: ServerResponse, status: number, message: string): void =>
  sendJson(response, status, { error: { message, type: 'invalid_request_error' } });

/**
 * `node tests/fakes/llm-server.ts --port 4200 --latency 300 --jitter 30 --slots 64 --fault none`
 */
async function main(): Promise<void> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    options: { port: text, latency: text, jitter: text, slope: text, slots: text, fault: text },
  });
  const { url } = await startLlmServer({
    port: Number(values.port ?? 4200),
    latencyMs: Number(values.latency ?? 300),
    jitterMs: Number(values.jitter ?? 30),
    slope: Number(values.slope ?? 0.5),
    slots: Number(values.slots ?? 64),
    fault: z.enum(llmFaults).parse(values.fault ?? 'none'),
  });
  console.log(JSON.stringify({ type: 'listening', url }));
}

if (import.meta.main) await main();
