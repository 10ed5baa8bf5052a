import { z } from 'zod';
import { mebibytes } from '#core/quantity.ts';
import { complaintIn } from './fault.ts';

/** A model's answer takes some kilobytes; stops reading after this. */
const longestBody = mebibytes(4);

/** Redirects that keep the method and body (RFC 9110, 15.4.8). */
const repeatable = new Set([307, 308]);

/**
 * `fetch` for the SDK, which knows only one form of answers and refusals. Judges a body by its
 * content, not its label: reads JSON of any content type and unrequested events, and puts every
 * refusal's words where the SDK looks. Reports a redirect that would lose the question instead of
 * following it.
 */
export async function fetchSpokenAlike(...[input, init]: Parameters<typeof fetch>) {
  const first = await fetch(input, { ...init, redirect: 'manual' });
  const target = first.headers.get('location');
  if (target === null) return await speakAlike(first);
  await first.body?.cancel();
  if (repeatable.has(first.status)) return await speakAlike(await fetch(input, init));
  const { origin, pathname } = new URL(target, first.url);
  return refusal(first, `it leads on to ${origin}${pathname}`);
}

async function speakAlike(response: Response): Promise<Response> {
  const body = await readBody(response);
  if (response.ok) return withBody(response, normalAnswer(body));
  return refusal(response, complaintIn(parseJson(body))?.words || body || response.statusText);
}

const refusal = (response: Response, message: string): Response =>
  withBody(response, JSON.stringify({ error: { message } }));

/** The new body has another length and is not compressed. */
function withBody({ status, statusText, headers }: Response, body: string): Response {
  const kept = new Headers(headers);
  for (const name of ['content-length', 'content-encoding', 'transfer-encoding']) kept.delete(name);
  kept.set('content-type', 'application/json');
  // A status without a body (204) would reject one.
  return new Response(body, { status: status < 300 ? 200 : status, statusText, headers: kept });
}

async function readBody({ body }: Response): Promise<string> {
  if (body === null) return '';
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of body) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > longestBody) break;
  }
  return text + decoder.decode();
}

/** An answer as JSON: as sent, joined from events, or its text as a string. */
function normalAnswer(body: string): string {
  // Routers keep a connection alive with comments before the answer (": PROCESSING").
  const text = body.replace(/^(?:\s|:[^\n]*\n)+/, '').trim();
  if (/^(?:data|event|id|retry):/.test(text)) return JSON.stringify(fromEvents(text));
  return /^[[{"\d]|^null/.test(text) ? text : JSON.stringify(text);
}

const Said = z.record(z.string(), z.unknown()).nullish();

/** A piece of an answer: https://platform.openai.com/docs/api-reference/chat-streaming. */
const Chunk = z.object({
  choices: z.array(z.object({ delta: Said, message: Said, finish_reason: z.string().nullish() })),
  usage: z.unknown().optional(),
});

/** The completion that server-sent events add up to, or the event with a complaint. */
function fromEvents(text: string): unknown {
  const message: Record<string, unknown> = {};
  let finish: string | null = null;
  let usage: unknown = null;
  let last: unknown = null;
  for (const [, data = ''] of text.matchAll(/^data:(.*)$/gm)) {
    const event = parseJson(data);
    if (event === null) continue;
    last = event;
    const chunk = Chunk.safeParse(event).data;
    if (chunk === undefined && complaintIn(event) !== null) return event;
    const choice = chunk?.choices[0];
    append(message, choice?.delta ?? choice?.message ?? {});
    finish = choice?.finish_reason ?? finish;
    usage = chunk?.usage ?? usage;
  }
  if (Object.keys(message).length === 0 && finish === null) return last;
  return { choices: [{ finish_reason: finish, message }], usage };
}

function append(message: Record<string, unknown>, part: Readonly<Record<string, unknown>>): void {
  for (const [key, value] of Object.entries(part)) {
    const before = message[key];
    const isMore = typeof before === 'string' && typeof value === 'string';
    message[key] = isMore ? before + value : (value ?? before);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
