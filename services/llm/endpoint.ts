/** Where a model server is, taken apart so that no secret stays in an address. */
export type Endpoint = {
  /** What paths such as `/chat/completions` are appended to; holds no secret, so people may see it. */
  readonly baseUrl: string;
  /** The query of the address, sent along with each request. */
  readonly query: Readonly<Record<string, string>>;
  /** The address's own user and password as a header (RFC 7617); null where it has none. */
  readonly authorization: string | null;
};

/**
 * Reads the address of an OpenAI-compatible server as people write it: with or without a trailing
 * slash, with or without `/v1`, or with a whole endpoint pasted (`…/v1/chat/completions`). `/v1` is
 * added unless the path already names a version (`/v1`, `/api/v3`, `/v1beta/openai`).
 */
export function readEndpoint(address: string): Endpoint {
  const url = new URL(address);
  const path = url.pathname.replace(/\/(chat\/completions|models)\/*$/, '').replace(/\/+$/, '');
  const baseUrl = url.origin + (/\/v\d/.test(path) ? path : `${path}/v1`);
  return {
    baseUrl,
    query: Object.fromEntries(url.searchParams),
    authorization: url.username === '' && url.password === '' ? null : basic(url),
  };
}

const basic = ({ username, password }: URL): string =>
  `Basic ${Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString('base64')}`;
