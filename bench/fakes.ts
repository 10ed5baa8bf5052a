import { z } from 'zod';
import { OriginMap } from '#core/origin-map.ts';
import type { CareerInput } from './career-server.ts';
import { type BenchChild, startChild } from './child.ts';
import type { ModelInput } from './model-server.ts';
import type { PagesInput } from './page-server.ts';
import type { SiteInput } from './site-server.ts';

const Listening = z.object({ type: z.literal('listening'), port: z.number() });
const Request = z.object({ type: z.literal('request'), path: z.string(), at: z.number() });
const Seen = z.object({
  type: z.literal('seen'),
  requests: z.number(),
  busyMs: z.number(),
  mostInFlight: z.number(),
});

const Playing = z.object({
  type: z.literal('playing'),
  originMap: OriginMap,
  companies: z.array(z.string()),
});
const Asked = z.object({ type: z.literal('asked'), urls: z.array(z.string()) });

/** A job board in its own process, for bare pipelines and ours. */
export type Site = AsyncDisposable & {
  /** `http://127.0.0.1:PORT`, in place of `https://boards-api.greenhouse.io`. */
  readonly origin: string;
  /** Resolves at the next request with its time in epoch milliseconds. */
  readonly nextRequest: () => Promise<z.infer<typeof Request>>;
};

export async function startSite(input: z.input<typeof SiteInput>): Promise<Site> {
  const { child, origin } = await listening('./site-server.ts', input);
  return {
    origin,
    nextRequest: () => child.next(Request),
    [Symbol.asyncDispose]: () => child[Symbol.asyncDispose](),
  };
}

/** Careers pages with JSON-LD in their own process. */
export async function startPages(
  input: z.infer<typeof PagesInput>,
): Promise<AsyncDisposable & { readonly origin: string }> {
  const { child, origin } = await listening('./page-server.ts', input);
  return { origin, [Symbol.asyncDispose]: () => child[Symbol.asyncDispose]() };
}

export type Model = AsyncDisposable & {
  readonly origin: string;
  /** Answers so far, their total time, and the highest number at once. */
  readonly seen: () => Promise<z.infer<typeof Seen>>;
};

export async function startModel(input: z.infer<typeof ModelInput>): Promise<Model> {
  const { child, origin } = await listening('./model-server.ts', input);
  return {
    origin,
    seen() {
      const seen = child.next(Seen);
      child.send({ type: 'seen' });
      return seen;
    },
    [Symbol.asyncDispose]: () => child[Symbol.asyncDispose](),
  };
}

export type Careers = AsyncDisposable & {
  readonly originMap: OriginMap;
  /** The careers addresses: that of `company0` first. */
  readonly companies: readonly string[];
  /** The addresses asked for since the last call. */
  readonly asked: () => Promise<readonly string[]>;
};

/** The careers sites of the tests in their own process, so that their work does not count as ours. */
export async function startCareers(input: z.infer<typeof CareerInput>): Promise<Careers> {
  const child = startChild('./career-server.ts', input);
  const { originMap, companies } = await child.next(Playing);
  return {
    originMap,
    companies,
    async asked() {
      const asked = child.next(Asked);
      child.send({ type: 'asked' });
      return (await asked).urls;
    },
    [Symbol.asyncDispose]: () => child[Symbol.asyncDispose](),
  };
}

async function listening(
  file: string,
  input: object,
): Promise<{ readonly child: BenchChild; readonly origin: string }> {
  const child = startChild(file, input);
  const { port } = await child.next(Listening);
  return { child, origin: `http://127.0.0.1:${port}` };
}
