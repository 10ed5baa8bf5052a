import { expect, it, vi } from 'vitest';
import { isMetered } from './metered.ts';

it.each([
  ['linux', 'u 1\n', true],
  ['linux', 'u 3\n', true],
  ['linux', 'u 0\n', false],
  ['linux', 'u 2\n', false],
  ['linux', 'u 4\n', false],
  ['win32', 'Fixed\r\n', true],
  ['win32', 'Variable\r\n', true],
  ['win32', 'Unrestricted\r\n', false],
] as const)('is what %s means by %j', async (platform, answer, expected) => {
  expect(await isMetered(platform, async () => answer)).toBe(expected);
});

it('is not asked where nobody could answer', async () => {
  const ask = vi.fn(async () => 'u 1');
  expect(await isMetered('darwin', ask)).toBe(false);
  expect(ask).not.toHaveBeenCalled();
});

it('is false where the system does not say', async () => {
  const ask = async () => Promise.reject(new Error('ENOENT'));
  expect(await isMetered('linux', ask)).toBe(false);
});

it('asks this very system without failing', async () => {
  expect(typeof (await isMetered())).toBe('boolean');
});
