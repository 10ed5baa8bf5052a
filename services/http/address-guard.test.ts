import { describe, expect, it, vi } from 'vitest';
import { guardConnect, guardLookup, toSocketLookup } from './address-guard.ts';

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

  it('refuses an IP literal, for which no lookup is ever made', () => {
    const connect = vi.fn();
    const callback = vi.fn();

    guardConnect(connect)({ ...target, hostname: '127.0.0.1' }, callback);

    expect(callback.mock.lastCall?.[0]).toMatchObject({ code: 'private_address' });
  });

  it('opens no socket for what it refuses', () => {
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
  it('gives a socket that asks for one address the first', async () => {
    const answered = Promise.withResolvers<unknown[]>();

    toSocketLookup(async () => [publicAddress])('acme.example', {}, (...values) =>
      answered.resolve(values),
    );

    await expect(answered.promise).resolves.toEqual([null, publicAddress.address, 4]);
  });

  it('gives a socket that asks for all of them all', async () => {
    const answered = Promise.withResolvers<unknown>();

    toSocketLookup(async () => [publicAddress, privateAddress])(
      'acme.example',
      { all: true },
      (_error, addresses) => answered.resolve(addresses),
    );

    await expect(answered.promise).resolves.toEqual([publicAddress, privateAddress]);
  });
});
