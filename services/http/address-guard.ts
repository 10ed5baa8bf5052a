import type { LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import type { buildConnector } from 'undici';
import { AppError } from '#core/errors.ts';
import { isPrivateAddress, isPrivateHost } from './private-address.ts';

/** All addresses of a name. */
export type Lookup = (hostname: string) => Promise<readonly LookupAddress[]>;

type Connect = buildConnector.connector;

/**
 * A connector that refuses names and IP literals that are private: `private_address`. A lookup
 * alone would not do, for none is made for literals.
 */
export function guardConnect(connect: Connect): Connect {
  return (target, callback) => {
    if (isPrivateHost(target.hostname)) {
      callback(new AppError('private_address', { host: target.hostname }), null);
      return;
    }
    connect(target, callback);
  };
}

/**
 * A lookup that fails with `private_address` where any address of the name is private. Its answer
 * is what the socket connects to, so a name that resolves differently the next time gains nothing.
 */
export function guardLookup(lookup: Lookup): Lookup {
  return async (hostname) => {
    const addresses = await lookup(hostname);
    if (addresses.some(({ address }) => isPrivateAddress(address))) {
      throw new AppError('private_address', { host: hostname });
    }
    return addresses;
  };
}

/** A lookup in the shape that sockets call. */
export function toSocketLookup(lookup: Lookup): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname).then(
      (addresses) => {
        const [first] = addresses;
        if (options.all) callback(null, [...addresses]);
        else callback(null, first?.address ?? '', first?.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, ''),
    );
  };
}
