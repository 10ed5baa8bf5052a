import { z } from 'zod';

/** A model server that answers on this machine. */
export type LocalServer = {
  readonly server: string;
  /** Base URL of its OpenAI API. */
  readonly url: string;
  readonly models: readonly string[];
};

type Place = {
  readonly server: string;
  readonly port: number;
  readonly path: string;
  /** What it answers there, as the names of its models. */
  readonly answer: z.ZodType<readonly string[]>;
};

/** Of the OpenAI API. */
const ModelList = z
  .object({ data: z.array(z.object({ id: z.string() })) })
  .transform(({ data }) => data.map(({ id }) => id));

/** https://github.com/ollama/ollama/blob/main/docs/api.md: list local models. */
const OllamaTags = z
  .object({ models: z.array(z.object({ name: z.string() })) })
  .transform(({ models }) => models.map(({ name }) => name));

/** Where the usual servers listen unless they are told otherwise. */
export const usualPlaces: readonly Place[] = [
  { server: 'Ollama', port: 11_434, path: '/api/tags', answer: OllamaTags },
  { server: 'vLLM', port: 8_000, path: '/v1/models', answer: ModelList },
  { server: 'LM Studio', port: 1_234, path: '/v1/models', answer: ModelList },
  { server: 'llama.cpp', port: 8_080, path: '/v1/models', answer: ModelList },
];

/** What does not answer in this time is not there. */
const timeoutMs = 500;

/** The model servers that run on this machine. Nothing leaves it. */
export async function findLocalServers(
  places: readonly Place[] = usualPlaces,
): Promise<readonly LocalServer[]> {
  return (await Promise.all(places.map(ask))).flat();
}

async function ask({ server, port, path, answer }: Place): Promise<readonly LocalServer[]> {
  const origin = `http://127.0.0.1:${port}`;
  try {
    const signal = AbortSignal.timeout(timeoutMs);
    const response = await fetch(origin + path, { signal, redirect: 'error' });
    const models = answer.parse(await response.json());
    return [{ server, url: `${origin}/v1`, models }];
  } catch {
    // Nobody is there, or another program that has nothing to do with models: both are usual.
    return [];
  }
}
