import { z } from 'zod';

export type ServerKind = 'ollama' | 'vllm' | 'llama.cpp' | 'lm_studio' | 'unknown';

/** Whose server it is, and what it says of the model; null if it does not say. */
export type ServerInfo = {
  readonly kind: ServerKind;
  /** Tokens of a question and its answer together. */
  readonly context: number | null;
};

export const unknownServer: ServerInfo = { kind: 'unknown', context: null };

/** Sends a request below the server's root, and reads its JSON. Rejects on any failure. */
export type AskServer = (path: string, body?: object) => Promise<unknown>;

const Listed = z.object({
  data: z.array(
    z.object({
      id: z.string(),
      owned_by: z.string().nullish(),
      max_model_len: z.number().nullish(),
      meta: z.object({ n_ctx: z.number().nullish() }).nullish(),
    }),
  ),
});

/** Who a server says owns its models, in the list of the OpenAI API. */
const owners: Readonly<Record<string, ServerKind>> = {
  library: 'ollama',
  vllm: 'vllm',
  llamacpp: 'llama.cpp',
  organization_owner: 'lm_studio',
};

/**
 * Finds out whose server it is by its list of models, and asks it in its own way how long a
 * question may be. A server that answers none of it is unknown, which is no fault.
 */
export async function describeServer(model: string, ask: AskServer): Promise<ServerInfo> {
  const listed = Listed.safeParse(await ask('/v1/models').catch(() => null)).data?.data ?? [];
  const entry = listed.find(({ id }) => isSame(id, model)) ?? listed[0];
  const kind = owners[entry?.owned_by ?? ''] ?? 'unknown';
  const context = await contextOf[kind](model, ask).catch(() => null);
  return { kind, context: context ?? entry?.max_model_len ?? entry?.meta?.n_ctx ?? null };
}

/** Ollama lists "name:latest" for a model that it answers to as "name". */
const isSame = (id: string, model: string): boolean => id === model || id === `${model}:latest`;

/** What we ask Ollama for: it takes as much memory as a request asks for. */
export const ollamaContext = 16_384;

/** https://github.com/ollama/ollama/blob/main/docs/api.md#show-model-information */
const OllamaShow = z.object({ model_info: z.record(z.string(), z.unknown()) });

/** https://github.com/ggml-org/llama.cpp/blob/master/tools/server/README.md: GET /props. */
const LlamaProps = z.object({ default_generation_settings: z.object({ n_ctx: z.number() }) });

/** https://lmstudio.ai/docs/developer/rest/endpoints: GET /api/v0/models/{model}. */
const LmStudioModel = z.object({
  loaded_context_length: z.number().nullish(),
  max_context_length: z.number().nullish(),
});

const contextOf: Readonly<
  Record<ServerKind, (model: string, ask: AskServer) => Promise<number | null>>
> = {
  async ollama(model, ask) {
    const { model_info: info } = OllamaShow.parse(await ask('/api/show', { model }));
    const [, most] = Object.entries(info).find(([key]) => key.endsWith('.context_length')) ?? [];
    return typeof most === 'number' ? Math.min(most, ollamaContext) : ollamaContext;
  },
  async 'llama.cpp'(_model, ask) {
    return LlamaProps.parse(await ask('/props')).default_generation_settings.n_ctx;
  },
  async lm_studio(model, ask) {
    const told = LmStudioModel.parse(await ask(`/api/v0/models/${encodeURIComponent(model)}`));
    return told.loaded_context_length ?? told.max_context_length ?? null;
  },
  vllm: async () => null,
  unknown: async () => null,
};
