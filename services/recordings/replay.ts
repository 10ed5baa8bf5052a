import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AppError } from '#core/errors.ts';
import type { OriginMap } from '#core/origin-map.ts';
import { playback, type RecordedExchange } from '#core/recording.ts';
import type { OpenedRecording } from './folder.ts';

export type Replay = AsyncDisposable & {
  readonly url: string;
  /** Sends the recorded sites here. */
  readonly originMap: OriginMap;
};

/**
 * Serves a recording on 127.0.0.1, port 0 being any free one. A request whose recorded answer never
 * came is cut off; one that was not recorded gets a 404 that names what is. Throws `port_in_use`.
 */
export async function startReplay(
  { recording, textOf }: OpenedRecording,
  port: number,
): Promise<Replay> {
  const { exchanges } = recording;
  const find = playback(exchanges);
  const server = createServer((request, response) => {
    serve(request, response).catch(() => response.destroy());
  });

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = originalUrl(request.url ?? '/');
    const method = request.method === 'POST' ? 'POST' : 'GET';
    const requestBody = method === 'POST' ? await bodyOf(request) : null;
    const found = url === null ? null : find({ method, url, requestBody });
    if (found === null) {
      const type = { 'content-type': 'text/plain; charset=utf-8' };
      response.writeHead(404, type).end(unknownWords(`${method} ${url ?? request.url}`, exchanges));
    } else if (found.answer === null) response.destroy();
    else await answerWith(found.answer, request, response);
  }

  async function answerWith(
    { status, headers, body }: NonNullable<RecordedExchange['answer']>,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const { etag } = headers;
    if (status === 200 && etag !== undefined && request.headers['if-none-match'] === etag) {
      response.writeHead(304, { etag }).end();
      return;
    }
    response.writeHead(status, headers).end(body === null ? '' : await textOf(body));
  }

  server.listen(port, '127.0.0.1');
  await listening(server, port);
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const origins = new Set([recording.url, ...exchanges.map((each) => each.url)].map(originOf));
  return {
    url,
    originMap: Object.fromEntries(
      [...origins].map((origin) => [origin, `${url}/${origin.replace('://', '/')}`]),
    ),
    async [Symbol.asyncDispose]() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

const originOf = (url: string): string => new URL(url).origin;

async function listening(server: ReturnType<typeof createServer>, port: number): Promise<void> {
  try {
    await once(server, 'listening');
  } catch (error) {
    throw new AppError('port_in_use', { port }, { cause: error });
  }
}

/** `/https/api.lever.co/v0/x` on this server is `https://api.lever.co/v0/x`. */
function originalUrl(path: string): string | null {
  const [, scheme, rest] = /^\/(https?)\/(.+)$/s.exec(path) ?? [];
  return scheme === undefined ? null : (URL.parse(`${scheme}://${rest}`)?.href ?? null);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}

const mostNamed = 30;

function unknownWords(asked: string, exchanges: readonly RecordedExchange[]): string {
  const known = [...new Set(exchanges.map(({ method, url }) => `${method} ${url}`))];
  const more = known.length > mostNamed ? [`and ${known.length - mostNamed} more`] : [];
  return [`Not recorded: ${asked}`, 'Recorded:', ...known.slice(0, mostNamed), ...more, ''].join(
    '\n',
  );
}
