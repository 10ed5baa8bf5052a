import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { z } from 'zod';
import type { Answer } from '#enrichment/facts.ts';
import { createSlots } from '#tests/fakes/llm-slots.ts';
import { readInput, say } from './child.ts';

/** The time of a single answer; with 64 at once it is half as long again. */
export const ModelInput = z.object({ latencyMs: z.number(), jitterMs: z.number() });

/** Fits our schema. As in real answers, some quotes are in the postings and some are not. */
const answer: Partial<Answer> = {
  normalizedTitle: 'Backend Engineer',
  jobFamily: null,
  seniority: { quote: 'Senior', value: 'senior' },
  employmentType: null,
  workplace: { quote: 'Two days a week in the office', value: 'hybrid' },
  remoteRegions: [],
  salary: null,
  experienceYears: { quote: '5+ years of experience', min: 5, max: null },
  education: null,
  visaSponsorship: null,
  skills: ['Go', 'PostgreSQL', 'Kubernetes', 'SQL', 'Python', 'Figma'],
  benefits: ['parental leave'],
  languages: [],
  summary: 'Owns work from the first sketch to production. The team meets twice a week.',
};

const completion = Buffer.from(
  JSON.stringify({
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 0,
    model: 'bench',
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content: JSON.stringify(answer) },
        finish_reason: 'stop',
      },
    ],
    usage: { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 },
  }),
);

/** Gives every request the same answer: it shares our cores, so it must be cheap. */
async function main(): Promise<void> {
  const wait = createSlots({ ...readInput(ModelInput), slope: 0.5, slots: 64 });
  const seen = { requests: 0, busyMs: 0, inFlight: 0, mostInFlight: 0 };

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const startedAt = performance.now();
    seen.inFlight += 1;
    seen.mostInFlight = Math.max(seen.mostInFlight, seen.inFlight);
    const gone = new AbortController();
    response.once('close', () => {
      if (!response.writableFinished) gone.abort();
    });
    request.resume();
    await once(request, 'end');
    await wait(gone.signal, 1);
    response.writeHead(200, {
      'content-type': 'application/json',
      'content-length': completion.byteLength,
    });
    response.end(completion);
    seen.requests += 1;
    seen.inFlight -= 1;
    seen.busyMs += performance.now() - startedAt;
  }

  const server = createServer((request, response) => void respond(request, response));
  server.keepAliveTimeout = 30_000;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  process.on('disconnect', () => process.exit(0));
  process.on('message', () => say({ type: 'seen', ...seen }));
  say({ type: 'listening', ...z.object({ port: z.number() }).parse(server.address()) });
}

if (import.meta.main) await main();
