import { seconds } from '#core/duration.ts';

/** Ways out of this machine. */
export type Channel = 'webhook' | 'ntfy';

export type Message = { readonly title: string; readonly body: string };

/** `detail` is for a person, and holds nothing of the address but its host. */
export type Sent = { readonly ok: boolean; readonly detail: string };

const timeoutMs = seconds(10);

/** Sends a message to an address that the user has set; never throws. */
export async function sendNotice(
  channel: Channel,
  address: string,
  message: Message,
): Promise<Sent> {
  const { url, headers } = withoutUser(new URL(address));
  try {
    const request = requests[channel](url, message);
    const response = await fetch(request.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(request.body),
      signal: AbortSignal.timeout(timeoutMs),
    });
    await response.body?.cancel();
    const { ok, status } = response;
    return {
      ok,
      detail: `${url.host} ${ok ? 'accepted it' : `answered with an error (${status})`}`,
    };
  } catch (error) {
    return { ok: false, detail: `${url.host} could not be reached (${reasonOf(error)})` };
  }
}

type Request = { readonly url: URL; readonly body: Readonly<Record<string, unknown>> };

const requests: Readonly<Record<Channel, (url: URL, message: Message) => Request>> = {
  // `text` is what Slack and Mattermost show, `content` what Discord shows.
  webhook: (url, { title, body }) => {
    const content = `${title}\n${body}`;
    // Titles come from sites: none may call a whole channel, in Slack by `<!channel>`.
    const text = content.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    return { url, body: { title, body, text, content, allowed_mentions: { parse: [] } } };
  },
  // In JSON, since HTTP headers hold no letters beyond Latin: https://docs.ntfy.sh/publish/#publish-as-json
  ntfy: (url, { title, body }) => {
    const parts = url.pathname.split('/').filter((part) => part !== '');
    const base = new URL(url);
    base.pathname = `/${parts.slice(0, -1).join('/')}`;
    return {
      url: base,
      body: { topic: decoded(parts.at(-1) ?? ''), title, message: body },
    };
  },
};

/** `fetch` refuses an address with a user name in it. */
function withoutUser(url: URL): { readonly url: URL; readonly headers: Record<string, string> } {
  const { username, password } = url;
  if (username === '' && password === '') return { url, headers: {} };
  const bare = new URL(url);
  bare.username = '';
  bare.password = '';
  const user = `${decoded(username)}:${decoded(password)}`;
  return { url: bare, headers: { authorization: `Basic ${Buffer.from(user).toString('base64')}` } };
}

/** An address may hold a percent sign that encodes nothing, as in a password. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return 'no answer';
  return error.cause instanceof Error && 'code' in error.cause
    ? String(error.cause.code)
    : error.message;
}
