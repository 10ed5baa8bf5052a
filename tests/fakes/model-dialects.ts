import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text as readText } from 'node:stream/consumers';
import { z } from 'zod';
import { answerFor, type Schema } from './llm-answer.ts';

/** A server as its makers document it, at one version. */
type Ways = {
  /** The entry of its list of models. */
  readonly entry: Readonly<Record<string, unknown>>;
  /** Fields of a request that it follows; others are ignored unless refused. */
  readonly follows: readonly Field[];
  readonly refuses: Readonly<Partial<Record<Field, readonly [status: number, words: string]>>>;
  /** What it does with a question above its context. */
  readonly tooLong: 'refuses' | 'cuts';
};

type Field =
  | 'json_schema'
  | 'json_object'
  | 'structured_outputs'
  | 'guided_json'
  | 'grammar'
  | 'format';

const mustBe = "'response_format.type' must be 'json_schema' or 'text'";

/** THE TABLE of servers and their dialects. */
export const modelServers = {
  /** https://docs.vllm.ai/en/stable/features/structured_outputs.html */
  vllm: {
    entry: { owned_by: 'vllm', max_model_len: 8_192 },
    follows: ['json_schema', 'json_object', 'structured_outputs'],
    refuses: {},
    tooLong: 'refuses',
  },
  /** Before its JSON schemas: it forbids fields that it does not know. */
  old_vllm: {
    entry: { owned_by: 'vllm', max_model_len: 8_192 },
    follows: ['json_object', 'guided_json'],
    refuses: {
      json_schema: [400, "response_format.type: Input should be 'text' or 'json_object'"],
      structured_outputs: [400, 'Extra inputs are not permitted: structured_outputs'],
    },
    tooLong: 'refuses',
  },
  /** https://github.com/ollama/ollama/blob/main/docs/api.md */
  ollama: {
    entry: { owned_by: 'library' },
    follows: ['json_schema', 'json_object', 'format'],
    refuses: {},
    tooLong: 'cuts',
  },
  /** https://lmstudio.ai/docs/developer/openai-compat/structured-output */
  lm_studio: {
    entry: { owned_by: 'organization_owner' },
    follows: ['json_schema'],
    refuses: { json_object: [400, mustBe] },
    tooLong: 'refuses',
  },
  /** https://github.com/ggml-org/llama.cpp/blob/master/tools/server/README.md */
  llama_cpp: {
    entry: { owned_by: 'llamacpp' },
    follows: ['json_schema', 'json_object', 'grammar'],
    refuses: {},
    tooLong: 'refuses',
  },
  /** It takes json_schema for text, without a word. */
  old_llama_cpp: {
    entry: { owned_by: 'llamacpp' },
    follows: ['grammar'],
    refuses: {},
    tooLong: 'refuses',
  },
  /** A gateway that allows no field beyond the OpenAI API, and no schema. */
  strict: {
    entry: { owned_by: 'someone' },
    follows: ['json_object'],
    refuses: {
      json_schema: [
        400,
        "Invalid value: 'json_schema'. Supported: 'text', 'json_object'. response_format",
      ],
      structured_outputs: [400, 'Unrecognized request argument supplied: structured_outputs'],
      guided_json: [400, 'Unrecognized request argument supplied: guided_json'],
      grammar: [400, 'Unrecognized request argument supplied: grammar'],
    },
    tooLong: 'refuses',
  },
} as const satisfies Readonly<Record<string, Ways>>;
export type ModelServerName = keyof typeof modelServers;

const Body = z.looseObject({
  messages: z.array(z.object({ role: z.string(), content: z.string() })),
  response_format: z
    .object({ type: z.string(), json_schema: z.object({ schema: z.custom<Schema>() }).optional() })
    .optional(),
  structured_outputs: z.object({ json: z.custom<Schema>() }).optional(),
  guided_json: z.custom<Schema>().optional(),
  format: z.custom<Schema>().optional(),
  options: z.object({ num_ctx: z.number() }).optional(),
});

export type ModelServer = AsyncDisposable & {
  readonly url: string;
  /** Path and field of each question, in order. */
  readonly asked: readonly { readonly path: string; readonly fields: readonly Field[] }[];
};

type Options = {
  /** Tokens; Ollama takes the request's instead. */
  readonly context?: number;
  /** A server behind a proxy that passes on only /v1/chat/completions. */
  readonly hidesRest?: boolean;
};

/** Starts a server of the table on 127.0.0.1. Counts four letters as a token. */
export async function startModelServer(
  name: ModelServerName,
  { context = 8_192, hidesRest = false }: Options = {},
): Promise<ModelServer> {
  const ways: Ways = modelServers[name];
  const asked: { path: string; fields: readonly Field[] }[] = [];

  async function chat(path: string, request: IncomingMessage, response: ServerResponse) {
    const body = Body.parse(JSON.parse(await readText(request)));
    const fields = fieldsOf(body);
    asked.push({ path, fields });
    for (const field of fields) {
      const refusal = ways.refuses[field];
      if (refusal !== undefined) return send(response, refusal[0], errorOf(refusal[1]));
    }
    const user = body.messages.at(-1)?.content ?? '';
    const sent = Math.ceil(body.messages.map(({ content }) => content).join('').length / 4);
    const room = path === '/api/chat' ? (body.options?.num_ctx ?? 4_096) : context;
    if (sent > room && ways.tooLong === 'refuses') {
      const words = `This model's maximum context length is ${room} tokens, you requested ${sent}`;
      return send(response, 400, errorOf(words));
    }
    const isFollowed = fields.some((field) => ways.follows.includes(field));
    const json = JSON.stringify(answerFor(schemaOf(body), sent > room ? 'the end of it' : user));
    const content = isFollowed ? json : `Sure! Here it is:\n\`\`\`json\n${json}\n\`\`\``;
    const read = Math.min(sent, room);
    if (path === '/api/chat') {
      return send(response, 200, {
        message: { role: 'assistant', content },
        done: true,
        done_reason: 'stop',
        prompt_eval_count: read,
        eval_count: 90,
      });
    }
    send(response, 200, {
      choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content } }],
      usage: { prompt_tokens: read, completion_tokens: 90 },
    });
  }

  const answers: Readonly<Record<string, unknown>> = {
    '/v1/models': { object: 'list', data: [{ id: 'small', object: 'model', ...ways.entry }] },
    ...(name === 'ollama' && {
      '/api/show': { model_info: { 'qwen3.context_length': 40_960 } },
    }),
    ...(name === 'lm_studio' && {
      '/api/v0/models/small': { id: 'small', loaded_context_length: context },
    }),
    ...(/llama_cpp/.test(name) && {
      '/props': { default_generation_settings: { n_ctx: context } },
    }),
  };

  const server = createServer((request, response) => {
    const path = request.url ?? '';
    const isChat = path === '/v1/chat/completions' || (path === '/api/chat' && name === 'ollama');
    if (hidesRest && path !== '/v1/chat/completions') {
      return send(response, 404, errorOf('404 page not found'));
    }
    if (isChat) {
      chat(path, request, response).catch((error) => send(response, 500, errorOf(String(error))));
    } else if (path in answers) send(response, 200, answers[path]);
    else send(response, 404, errorOf('Not Found'));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = z.object({ port: z.number() }).parse(server.address());
  return {
    url: `http://127.0.0.1:${port}/v1`,
    asked,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function fieldsOf(body: z.infer<typeof Body>): readonly Field[] {
  const type = body.response_format?.type;
  const own = (['structured_outputs', 'guided_json', 'grammar', 'format'] as const).filter(
    (field) => body[field] !== undefined,
  );
  return type === 'json_schema' || type === 'json_object' ? [type, ...own] : own;
}

function schemaOf(body: z.infer<typeof Body>): Schema {
  const carried =
    body.response_format?.json_schema?.schema ??
    body.structured_outputs?.json ??
    body.guided_json ??
    body.format;
  if (carried !== undefined) return carried;
  const told = body.messages[0]?.content.split('\n').find((line) => line.startsWith('{"')) ?? '{}';
  return JSON.parse(told) as Schema;
}

const errorOf = (message: string) => ({ error: { message, type: 'BadRequestError' } });

function send(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(value));
}
