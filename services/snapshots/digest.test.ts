import { expect, it } from 'vitest';
import { sha256Hex } from './digest.ts';

it('computes the digest of FIPS 180-4, example 1', () => {
  expect(sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});
