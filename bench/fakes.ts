import { z } from 'zod';
import { type BenchChild, startChild } from './child.ts';
import type { ModelInput } from './llm-server.ts';
import type { SiteInput } from './site-server.ts';

const Listening = z.object({ type: z.literal('listening'), port: z.number() });
const Request = z.object({ type: z.literal('request'), path: z.string(), at: z.number() });
const Seen = z.object({
  type: z.literal('seen'),
  requests: z.number(),
  busyMs: z.number(),
  mostInFlight: z.number(),
});

/** A job board in a process of its own, which bare pipelines and ours alike are sent to. */
export type Site = AsyncDisposable & {
  /** `http://127.0.0.1:PORT`, in the place of `https://boards-api.greenhouse.io`. */
  readonly origin: string;
  /** The next request from now on: when it came, in epoch milliseconds. */
  readonly nextRequest: () => Promise<z.infer<typeof Request>>;
};

export async function startSite(input: z.infer<typeof SiteInput>): Promise<Site> {
  const { child, origin } = await listening('./site-server.ts', input);
  return {
    origin,
    nextRequest: () => child.next(Request),
    [Symbol.asyncDispose]: () => child[Symbol.asyncDispose](),
  };
}

/** A model server in a process of its own. */
export type Model = AsyncDisposable & {
  readonly origin: string;
  /** Answers so far, the time they took together, and how many were asked for at a time. */
  readonly seen: () => Promise<z.infer<typeof Seen>>;
};

export async function startModel(input: z.infer<typeof ModelInput>): Promise<Model> {
  const { child, origin } = await listening('./llm-server.ts', input);
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

async function listening(
  file: string,
  input: object,
): Promise<{ readonly child: BenchChild; readonly origin: string }> {
  const child = startChild(file, input);
  const { port } = await child.next(Listening);
  return { child, origin: `http://127.0.0.1:${port}` };
}
