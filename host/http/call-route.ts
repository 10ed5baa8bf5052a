import type { FastifyInstance } from 'fastify';
import type { Call } from '#contract/api.ts';
import { readJsonBodies, replyWithJson } from './body.ts';

/** `POST /api/<method>`: JSON in, JSON out. What dispatch throws is answered by the error handler. */
export function callRoute(app: FastifyInstance, call: Call): void {
  // Dispatch checks both the name and the input.
  const ask = call as (method: string, input: unknown) => Promise<unknown>;
  readJsonBodies(app);
  app.post<{ Params: { readonly method: string } }>('/api/:method', async (request, reply) => {
    // Without a body no parser is asked.
    const input = request.body === undefined ? {} : request.body;
    return await replyWithJson(reply, await ask(request.params.method, input));
  });
}
