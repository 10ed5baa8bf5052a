import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { z } from 'zod';
import { greenhouseJob } from '#demo/boards/greenhouse.ts';
import { chances } from '#demo/chances.ts';
import { makePosting } from '#tests/fakes/career-site-postings.ts';
import { readInput, say } from './child.ts';

const usualBytes = 4_096;

/** `companies` with `postings` each, all on one job board. */
export const SiteInput = z.object({
  companies: z.number(),
  postings: z.number(),
  descriptionBytes: z.number().default(usualBytes),
  /** Openings of one line each, so that 100,000 of them fit in the largest allowed answer. */
  areBrief: z.boolean().default(false),
  latencyMs: z.number(),
  jitterMs: z.number(),
});

export function boardBody(slug: string, postings: number, descriptionBytes = usualBytes): string {
  const company = { slug, name: slug, url: '', postings: [] };
  const jobs = Array.from({ length: postings }, (_, n) =>
    greenhouseJob(company, makePosting(slug, n, descriptionBytes), true),
  );
  return JSON.stringify({ jobs, meta: { total: postings } });
}

/** The same with openings of about 200 bytes. */
function briefBody(slug: string, postings: number): string {
  const jobs = Array.from({ length: postings }, (_, n) => {
    const { id, title, place, descriptionHtml } = makePosting(slug, n, 0);
    const [content = ''] = /Good knowledge of [^<]+/.exec(descriptionHtml) ?? [];
    return { id, title, location: { name: `${place.city}, ${place.country}` }, content };
  });
  return JSON.stringify({ jobs, meta: { total: postings } });
}

/** A job board like Greenhouse. It prepares answers in advance, because it shares our cores. */
async function main(): Promise<void> {
  const input = readInput(SiteInput);
  const { companies, postings, areBrief, descriptionBytes, latencyMs, jitterMs } = input;
  const bodies = new Map([['/robots.txt', Buffer.from('User-agent: *\nDisallow:\n')]]);
  for (let n = 0; n < companies; n++) {
    const slug = `company${n}`;
    bodies.set(
      `/v1/boards/${slug}/jobs`,
      Buffer.from(
        areBrief ? briefBody(slug, postings) : boardBody(slug, postings, descriptionBytes),
      ),
    );
  }
  const chance = chances('latency');

  const respond = (response: ServerResponse, path: string) => {
    const body = bodies.get(path);
    const type = path === '/robots.txt' ? 'text/plain' : 'application/json; charset=utf-8';
    response.writeHead(body === undefined ? 404 : 200, { 'content-type': type });
    response.end(body);
  };
  const server = createServer((request, response) => {
    const path = request.url?.split('?')[0] ?? '/';
    say({ type: 'request', path, at: performance.timeOrigin + performance.now() });
    const waitMs = latencyMs + (chance() * 2 - 1) * jitterMs;
    if (waitMs <= 0) respond(response, path);
    else setTimeout(respond, waitMs, response, path);
  });
  server.keepAliveTimeout = 30_000;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  process.on('disconnect', () => process.exit(0));
  say({ type: 'listening', ...z.object({ port: z.number() }).parse(server.address()) });
}

if (import.meta.main) await main();
