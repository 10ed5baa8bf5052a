import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Protocol } from 'electron';
import { app } from './app.ts';
import { did } from './stage.ts';

type Handler = (request: Request) => Response | Promise<Response>;

const handlers = new Map<string, Handler>();
/** Each scheme and host with its local server, and the reverse. */
const origins = new Map<string, string>();

/** Chromium does not know our scheme, so a local HTTP server serves it. */
export const protocol = {
  registerSchemesAsPrivileged(schemes) {
    if (app.isReady()) throw new Error('schemes are registered before the app is ready');
    did('protocol.registerSchemesAsPrivileged', schemes);
  },
  handle(scheme, handler) {
    if (!app.isReady()) throw new Error('a protocol is handled once the app is ready');
    handlers.set(scheme, handler as Handler);
  },
  unhandle: (scheme) => void handlers.delete(scheme),
  isProtocolHandled: (scheme) => handlers.has(scheme),
} satisfies Pick<
  Protocol,
  'registerSchemesAsPrivileged' | 'handle' | 'unhandle' | 'isProtocolHandled'
>;

export async function served(address: string): Promise<string> {
  const { protocol: scheme, host } = new URL(address);
  const name = scheme.replace(':', '');
  if (!handlers.has(name)) return address;
  const own = `${scheme}//${host}`;
  const origin = origins.get(own) ?? (await serve(name, own));
  origins.set(own, origin);
  return address.replace(own, origin);
}

export function asked(address: string): string {
  const found = [...origins].find(([, origin]) => address.startsWith(`${origin}/`));
  return found === undefined ? address : address.replace(found[1], found[0]);
}

async function serve(scheme: string, own: string): Promise<string> {
  const server = createServer((request, response) => {
    answer(scheme, own, request, response).catch((error: unknown) => {
      response.statusCode = 500;
      response.end(String(error));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.unref();
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function answer(
  scheme: string,
  own: string,
  { url = '/', method = 'GET' }: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const handler = handlers.get(scheme);
  if (handler === undefined) throw new Error(`nobody handles ${scheme}`);
  const answered = await handler(new Request(`${own}${url}`, { method }));
  response.writeHead(answered.status, Object.fromEntries(answered.headers));
  response.end(Buffer.from(await answered.arrayBuffer()));
}
