import type { LookupAddress } from 'node:dns';
import { BlockList, isIP, isIPv6, type LookupFunction } from 'node:net';
import type { buildConnector } from 'undici';
import { AppError } from '#core/errors.ts';

export type Lookup = (hostname: string) => Promise<readonly LookupAddress[]>;

type Connect = buildConnector.connector;

/** Sockets look up no IP literals, so a lookup alone is not enough. Throws `private_address`. */
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
 * Fails with `private_address` if any address of the name is private. The socket connects to this
 * very answer, so a name that later resolves differently gains nothing.
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

/** IPv4 ranges outside the public internet (IANA special-purpose registry, RFC 6890). */
const ipv4Ranges = [
  ['0.0.0.0', 8, 'this network'],
  ['10.0.0.0', 8, 'private'],
  ['100.64.0.0', 10, 'shared by carriers, RFC 6598'],
  ['127.0.0.0', 8, 'loopback'],
  ['169.254.0.0', 16, 'link-local, with the metadata service of clouds'],
  ['172.16.0.0', 12, 'private'],
  ['192.0.0.0', 24, 'protocol assignments'],
  ['192.0.2.0', 24, 'documentation'],
  ['192.88.99.0', 24, '6to4 relays, withdrawn'],
  ['192.168.0.0', 16, 'private'],
  ['198.18.0.0', 15, 'benchmarks'],
  ['198.51.100.0', 24, 'documentation'],
  ['203.0.113.0', 24, 'documentation'],
  ['224.0.0.0', 4, 'multicast'],
  ['240.0.0.0', 4, 'reserved, and broadcast'],
] as const;

/** The same for IPv6; refuses whole ranges that carry an IPv4 address we cannot judge. */
const ipv6Ranges = [
  ['::', 96, 'unspecified, loopback, and IPv4-compatible'],
  ['64:ff9b:1::', 48, 'local NAT64, RFC 8215'],
  ['100::', 64, 'discard'],
  ['2001::', 32, 'Teredo'],
  ['2001:db8::', 32, 'documentation'],
  ['2002::', 16, '6to4'],
  ['fc00::', 7, 'unique local'],
  ['fe80::', 10, 'link-local'],
  ['fec0::', 10, 'site-local, withdrawn'],
  ['ff00::', 8, 'multicast'],
] as const;

/** Names of this machine or its network, in any resolver (RFC 6761, 6762, 8375). */
const privateName = /(^|\.)(localhost|localdomain|local|internal|home\.arpa)$/;

/** True if a host (name or IP literal, as in a URL) is private without asking DNS. */
export function isPrivateHost(host: string): boolean {
  const bare = host.toLowerCase().replace(/^\[|\]$/g, '');
  return isIP(bare) === 0 ? privateName.test(bare.replace(/\.$/, '')) : isPrivateAddress(bare);
}

/** True for any IP address outside the public internet, and for text that is no IP address. */
export function isPrivateAddress(address: string): boolean {
  const bare = address.replace(/%.*$/, '');
  if (!isIPv6(bare)) return isIP(bare) === 0 || privateRanges.check(bare, 'ipv4');
  if (privateRanges.check(bare, 'ipv6')) return true;
  return carriers.check(bare, 'ipv6') && privateRanges.check(lastIpv4(bare), 'ipv4');
}

const privateRanges = new BlockList();
for (const [start, bits] of ipv4Ranges) privateRanges.addSubnet(start, bits, 'ipv4');
for (const [start, bits] of ipv6Ranges) privateRanges.addSubnet(start, bits, 'ipv6');

/** IPv6 ranges whose last 32 bits are the real IPv4 target: mapped, NAT64 (RFC 6052). */
const carriers = new BlockList();
carriers.addSubnet('::ffff:0:0', 96, 'ipv6');
carriers.addSubnet('64:ff9b::', 96, 'ipv6');

function lastIpv4(address: string): string {
  const canonical = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [high = 0, low = 0] = canonical
    .replace('::', ':0:0:')
    .replace(/:$/, ':0')
    .split(':')
    .slice(-2)
    .map((group) => Number.parseInt(group, 16) || 0);
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}
