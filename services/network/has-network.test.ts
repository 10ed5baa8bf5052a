import { expect, it } from 'vitest';
import { hasNetwork } from './has-network.ts';

const address = (text: string, internal = false) =>
  ({ address: text, internal, family: 'IPv4', netmask: '', mac: '', cidr: null }) as const;

it.each([
  ['an address of its own', { eth0: [address('192.168.1.7')] }, true],
  [
    'one beside the loopback',
    { lo: [address('127.0.0.1', true)], en0: [address('10.0.0.2')] },
    true,
  ],
  ['the loopback only', { lo: [address('127.0.0.1', true)] }, false],
  ['an address it gave itself, as without DHCP', { en0: [address('169.254.3.4')] }, false],
  ['a link-local one only', { en0: [address('fe80::1')] }, false],
  ['none', {}, false],
] as const)('a machine with %s', (_what, interfaces, has) => {
  expect(hasNetwork(interfaces as unknown as Parameters<typeof hasNetwork>[0])).toBe(has);
});
