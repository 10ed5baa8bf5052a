import { describe, expect, it, vi } from 'vitest';
import {
  guardConnect,
  guardLookup,
  isPrivateAddress,
  isPrivateHost,
  toSocketLookup,
} from './address-guard.ts';

const publicAddress = { address: '93.184.215.14', family: 4 };
const privateAddress = { address: '10.0.0.5', family: 4 };

describe('guardLookup', () => {
  it('answers with exactly the addresses it checked, from one lookup', async () => {
    const rebinding = vi
      .fn()
      .mockResolvedValueOnce([publicAddress])
      .mockResolvedValue([privateAddress]);

    const addresses = await guardLookup(rebinding)('acme.example');

    expect(addresses).toEqual([publicAddress]);
  });

  it('refuses a name as soon as one of its addresses is private', async () => {
    const lookup = guardLookup(async () => [publicAddress, privateAddress]);

    await expect(lookup('acme.example')).rejects.toMatchObject({
      code: 'private_address',
      details: { host: 'acme.example' },
    });
  });
});

describe('guardConnect', () => {
  const target = { protocol: 'http:', port: '80' };

  it('refuses an IP literal, which no lookup sees', () => {
    const connect = vi.fn();
    const callback = vi.fn();

    guardConnect(connect)({ ...target, hostname: '127.0.0.1' }, callback);

    expect(callback.mock.lastCall?.[0]).toMatchObject({ code: 'private_address' });
  });

  it('opens no socket for a refused address', () => {
    const connect = vi.fn();

    guardConnect(connect)({ ...target, hostname: 'localhost' }, vi.fn());

    expect(connect).not.toHaveBeenCalled();
  });

  it('lets public hosts through', () => {
    const connect = vi.fn();

    guardConnect(connect)({ ...target, hostname: 'acme.example' }, vi.fn());

    expect(connect).toHaveBeenCalledOnce();
  });
});

describe('toSocketLookup', () => {
  it('gives the first address to a socket that asks for one', async () => {
    const answered = Promise.withResolvers<unknown[]>();

    toSocketLookup(async () => [publicAddress])('acme.example', {}, (...values) =>
      answered.resolve(values),
    );

    await expect(answered.promise).resolves.toEqual([null, publicAddress.address, 4]);
  });

  it('gives all addresses to a socket that asks for all', async () => {
    const answered = Promise.withResolvers<unknown>();

    toSocketLookup(async () => [publicAddress, privateAddress])(
      'acme.example',
      { all: true },
      (_error, addresses) => answered.resolve(addresses),
    );

    await expect(answered.promise).resolves.toEqual([publicAddress, privateAddress]);
  });
});

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
    'refuses %s, a private IPv4 address in IPv6 form',
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

  it('refuses text that is no address', () => {
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
    'leaves %s to the check of its address',
    (host) => {
      expect(isPrivateHost(host)).toBe(false);
    },
  );
});
