import { isIP } from 'node:net';
import { buildConnector } from 'undici';
import { AppError } from '#core/errors.ts';
import { type DialOptions, dialByProxy } from '#services/proxy/dial.ts';
import { guardLookup, isPrivateHost, type Lookup } from './address-guard.ts';

type ConnectorOptions = DialOptions & {
  readonly allowPrivateNetwork: boolean;
  readonly lookup: Lookup;
};

/**
 * Connects to sites through a proxy. The proxy gets an address that this machine looked up and
 * judged, never a name: a name that it looks up for itself may lead into its own network. With
 * `allowPrivateNetwork` it gets the name. Fails with `private_address` and as `dialByProxy` does.
 */
export function proxyConnector(proxy: URL, options: ConnectorOptions): buildConnector.connector {
  const { timeoutMs: timeout, authority: ca } = options;
  const secure = buildConnector({ timeout, ...(ca !== undefined && { ca }) });
  return (target, callback) => {
    connect(proxy, target, options).then(
      (httpSocket) => {
        if (target.protocol === 'https:') secure({ ...target, httpSocket }, callback);
        else callback(null, httpSocket);
      },
      (error: Error) => callback(error, null),
    );
  };
}

async function connect(proxy: URL, target: buildConnector.Options, options: ConnectorOptions) {
  const port = Number(target.port) || (target.protocol === 'https:' ? 443 : 80);
  const host = target.hostname.replace(/^\[|\]$/g, '');
  const hostname = options.allowPrivateNetwork ? host : await publicAddress(host, options.lookup);
  return await dialByProxy(proxy, { hostname, port }, options);
}

async function publicAddress(host: string, lookup: Lookup): Promise<string> {
  if (isPrivateHost(host)) throw new AppError('private_address', { host });
  if (isIP(host) !== 0) return host;
  const [first] = await guardLookup(lookup)(host);
  if (first === undefined) throw new AppError('host_not_found', { host });
  return first.address;
}
