import { describe, expect, it } from 'vitest';
import { isPrivateAddress, isPrivateHost } from './private-address.ts';

describe('isPrivateAddress', () => {
  it.each([
    '0.0.0.0',
    '0.1.2.3',
    '10.1.2.3',
    '100.64.0.1',
    '100.127.255.255',
    '127.0.0.1',
    '127.255.255.254',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.0.0.1',
    '192.168.1.1',
    '198.19.0.1',
    '224.0.0.251',
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::7f00:1',
    'fc00::1',
    'fd12:3456::1',
    'fe80::1',
    'fe80::1%eth0',
    'febf::1',
    'ff02::fb',
    '2002:7f00:1::',
    '2001:0:7f00:1::',
    '64:ff9b:1::a00:1',
  ])('refuses %s', (address) => {
    expect(isPrivateAddress(address)).toBe(true);
  });

  it.each(['8.8.8.8', '100.63.255.255', '100.128.0.1', '172.32.0.1', '2606:4700::1111'])(
    'lets %s through',
    (address) => {
      expect(isPrivateAddress(address)).toBe(false);
    },
  );

  it.each(['::ffff:127.0.0.1', '::ffff:7f00:1', '::ffff:10.0.0.1', '::ffff:a9fe:a9fe'])(
    'refuses %s, a private IPv4 address in IPv6 clothes',
    (address) => {
      expect(isPrivateAddress(address)).toBe(true);
    },
  );

  it.each(['64:ff9b::7f00:1', '64:ff9b::10.0.0.1', '64:ff9b::', '64:ff9b::a9fe:a9fe'])(
    'refuses %s, which NAT64 turns into a private IPv4 address',
    (address) => {
      expect(isPrivateAddress(address)).toBe(true);
    },
  );

  it.each(['::ffff:8.8.8.8', '64:ff9b::808:808', '64:ff9b::8.8.8.8'])(
    'lets %s through, which leads to a public IPv4 address',
    (address) => {
      expect(isPrivateAddress(address)).toBe(false);
    },
  );

  it('refuses what is no address', () => {
    expect(isPrivateAddress('example.com')).toBe(true);
  });
});

describe('isPrivateHost', () => {
  it.each([
    'localhost',
    'LOCALHOST',
    'localhost.',
    'jobs.localhost',
    'localhost.localdomain',
    'printer.local',
    'metadata.google.internal',
    'nas.home.arpa',
    '[::1]',
    '127.0.0.1',
  ])('knows %s to be private without asking DNS', (host) => {
    expect(isPrivateHost(host)).toBe(true);
  });

  it.each(['example.com', 'local.example.com', 'mylocalhost', '8.8.8.8'])(
    'leaves %s to its address',
    (host) => {
      expect(isPrivateHost(host)).toBe(false);
    },
  );
});
