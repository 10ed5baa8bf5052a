export type Endpoint = {
  /** The prefix of paths such as `/chat/completions`; safe to show. */
  readonly baseUrl: string;
  /** The query of the address, sent with each request. */
  readonly query: Readonly<Record<string, string>>;
  /** The address's user and password as a header (RFC 7617); null without them. */
  readonly authorization: string | null;
  /** Parts of the address that may be secret, in each form they are sent in. */
  readonly secrets: readonly string[];
};

/** The end of a pasted endpoint of the OpenAI API or Ollama's own. */
const pastedEnd =
  /\/+(?:chat(?:\/completions)?|(?:chat-)?completions|models|responses|embeddings|api\/(?:chat|generate|tags))\/*$/;

/** Shorter texts (a version, a region) may occur in any message. */
const shortestSecret = 6;

/**
 * Reads an OpenAI-compatible server's address as people write it: with or without a trailing slash
 * or `/v1`, or as a whole endpoint (`…/v1/chat/completions`). Adds `/v1` unless the path names a
 * version (`/v1`, `/api/v3`, `/v1beta/openai`).
 */
export function readEndpoint(address: string): Endpoint {
  const url = new URL(address);
  const path = url.pathname.replace(pastedEnd, '').replace(/\/+$/, '');
  const baseUrl = url.origin + (/\/v\d/.test(path) ? path : `${path}/v1`);
  const authorization = url.username === '' && url.password === '' ? null : basic(url);
  const values = [...url.searchParams.values(), decoded(url.password)];
  const encoded = values.map(encodeURIComponent);
  const credentials = authorization?.replace('Basic ', '') ?? '';
  return {
    baseUrl,
    query: Object.fromEntries(url.searchParams),
    authorization,
    secrets: [...values, ...encoded, credentials].filter((each) => each.length >= shortestSecret),
  };
}

const basic = ({ username, password }: URL): string =>
  `Basic ${Buffer.from(`${decoded(username)}:${decoded(password)}`).toString('base64')}`;

/** Keeps a stray percent sign. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
