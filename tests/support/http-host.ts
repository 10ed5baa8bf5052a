import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createHttpTransport, type HttpTransport } from '#contract/http-transport.ts';
import { type HttpServer, type ServeOptions, serveHttp } from '#host/http/server.ts';
import { temporaryFolder } from './database.ts';
import { type FakeRolewatch, fakeRolewatch } from './fake-rolewatch.ts';
import { silentLog } from './silent-log.ts';

/** A host's HTTP face on 127.0.0.1 with a tiny page and no services. */
export type HttpHost = AsyncDisposable & {
  readonly rolewatch: FakeRolewatch;
  readonly token: string;
  readonly url: string;
  readonly port: number;
  readonly pageDir: string;
  readonly connect: (token?: string) => HttpTransport;
  /** Stops it; returns a function that starts it again on the same port. */
  readonly stop: () => Promise<() => Promise<void>>;
  /** Uses the right token by default; sends other bodies than text as JSON. */
  readonly ask: (
    path: string,
    request?: { readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> },
  ) => Promise<Response>;
};

export async function startHttpHost(options: Partial<ServeOptions> = {}): Promise<HttpHost> {
  await using stack = new AsyncDisposableStack();
  const folder = stack.use(await temporaryFolder()).path;
  const pageDir = path.join(folder, 'page');
  await writePage(pageDir);
  const rolewatch = fakeRolewatch();
  const token = 'right-token_0123456789';
  const settled = { rolewatch, host: '127.0.0.1', token, pageDir, log: silentLog, ...options };
  let server: HttpServer | null = await serveHttp({ port: 0, ...settled });
  stack.defer(async () => await server?.[Symbol.asyncDispose]());
  const { url } = server;
  const port = Number(new URL(url).port);
  const owned = stack.move();
  return {
    rolewatch,
    token,
    url,
    port,
    pageDir,
    connect: (own = token) => {
      const transport = createHttpTransport({ baseUrl: url, token: own });
      owned.defer(() => transport.close());
      return transport;
    },
    stop: async () => {
      await server?.[Symbol.asyncDispose]();
      server = null;
      return async () => {
        server = await serveHttp({ ...settled, port });
      };
    },
    ask: (where, { body, headers = {} } = {}) =>
      fetch(`${url}${where}`, {
        method: body === undefined ? 'GET' : 'POST',
        headers: { authorization: `Bearer ${token}`, ...headers },
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      }),
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

/** A page with a two-kilobyte script, compressed in advance like the build. */
async function writePage(folder: string): Promise<void> {
  await mkdir(path.join(folder, 'assets'), { recursive: true });
  const write = (name: string, text: string) => writeFile(path.join(folder, name), text);
  await write('index.html', '<!doctype html><title>Rolewatch</title>');
  await write('assets/app-1a2b.js', `// ${'x'.repeat(2_000)}\n`);
  await write('assets/app-1a2b.js.gz', 'gzipped');
  await write('assets/app-1a2b.js.br', 'brotli');
  await writeFile(path.join(folder, '..', 'secret.txt'), 'not for anyone');
}
