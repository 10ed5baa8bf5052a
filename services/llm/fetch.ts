/**
 * `fetch` for the SDK, which shows of a refusal only what stands under `error`. Servers put it
 * elsewhere (vLLM before 0.10: `{ object: "error", message }`, FastAPI: `{ detail }`, Go: plain
 * text): their words are put where the SDK looks. An answer that went well is left as it is.
 */
export async function fetchSpokenAlike(...request: Parameters<typeof fetch>): Promise<Response> {
  const response = await fetch(...request);
  if (response.ok) return response;
  const words = wordsOf(await response.text());
  const { status, statusText, headers } = response;
  const body = JSON.stringify({ error: { message: words || statusText } });
  return new Response(body, { status, statusText, headers: withoutLength(headers) });
}

/** The body's own `error` where it has one of the usual form, else what it says elsewhere. */
function wordsOf(body: string): string {
  const told = asObject(body);
  if (told === null) return body;
  const { error, message, detail } = told;
  const inner = asRecord(error)?.message ?? error ?? message ?? detail;
  return typeof inner === 'string' ? inner : JSON.stringify(inner ?? told);
}

function asObject(body: string): Readonly<Record<string, unknown>> | null {
  try {
    return asRecord(JSON.parse(body));
  } catch {
    return null;
  }
}

const asRecord = (value: unknown): Readonly<Record<string, unknown>> | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : null;

/** The new body is of another length and is not compressed. */
function withoutLength(headers: Headers): Headers {
  const kept = new Headers(headers);
  for (const name of ['content-length', 'content-encoding', 'transfer-encoding']) kept.delete(name);
  kept.set('content-type', 'application/json');
  return kept;
}
