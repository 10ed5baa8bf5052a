import { describe, expect, it } from 'vitest';
import { RedisAddress } from './address.ts';

describe('RedisAddress', () => {
  it.each([
    { url: 'redis://cache.example:6379/2' },
    { url: 'rediss://user:pass@cache.example' },
    { socket: '/data/redis.sock', password: 'p' },
    { port: 6400, password: 'p' },
  ])('accepts %o', (address) => {
    expect(RedisAddress.parse(address)).toEqual(address);
  });

  it.each([
    { url: 'http://cache.example' },
    { socket: '', password: 'p' },
    { port: 0, password: 'p' },
    { port: 6400 },
  ])('refuses %o', (address) => {
    expect(RedisAddress.safeParse(address).success).toBe(false);
  });
});
