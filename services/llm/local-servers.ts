import { z } from 'zod';

export type LocalServer = {
  readonly server: string;
  readonly url: string;
  readonly models: readonly string[];
};

type Place = {
  readonly server: string;
  readonly port: number;
  readonly path: string;
  readonly answer: z.ZodType<readonly string[]>;
};

const ModelList = z
  .object({ data: z.array(z.object({ id: z.string() })) })
  .transform(({ data }) => data.map(({ id }) => id));

/** https://github.com/ollama/ollama/blob/main/docs/api.md: list local models. */
const OllamaTags = z
  .object({ models: z.array(z.object({ name: z.string() })) })
  .transform(({ models }) => models.map(({ name }) => name));

export const usualPlaces: readonly Place[] = [
  { server: 'Ollama', port: 11_434, path: '/api/tags', answer: OllamaTags },
  { server: 'vLLM', port: 8_000, path: '/v1/models', answer: ModelList },
  { server: 'LM Studio', port: 1_234, path: '/v1/models', answer: ModelList },
  { server: 'llama.cpp', port: 8_080, path: '/v1/models', answer: ModelList },
];

const timeoutMs = 500;

/** Finds the model servers on this machine. Nothing leaves it. */
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
    // No server, or an unrelated program: both are usual.
    return [];
  }
}
