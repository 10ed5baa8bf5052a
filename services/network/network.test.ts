import { describe, expect, it, vi } from 'vitest';
import { minutes } from '#core/duration.ts';
import { createManualClock } from '#tests/support/manual-clock.ts';
import { hasNetwork, isMetered, rememberMetered } from './network.ts';

const address = (text: string, internal = false) =>
  ({ address: text, internal, family: 'IPv4', netmask: '', mac: '', cidr: null }) as const;

it.each([
  ['a real address', { eth0: [address('192.168.1.7')] }, true],
  [
    'one beside the loopback',
    { lo: [address('127.0.0.1', true)], en0: [address('10.0.0.2')] },
    true,
  ],
  ['the loopback only', { lo: [address('127.0.0.1', true)] }, false],
  ['a self-assigned address, as without DHCP', { en0: [address('169.254.3.4')] }, false],
  ['a link-local one only', { en0: [address('fe80::1')] }, false],
  ['none', {}, false],
] as const)('a machine with %s', (_what, interfaces, has) => {
  expect(hasNetwork(interfaces as unknown as Parameters<typeof hasNetwork>[0])).toBe(has);
});

describe('a metered connection', () => {
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

  it('is not asked on an unknown system', async () => {
    const ask = vi.fn(async () => 'u 1');
    expect(await isMetered('darwin', ask)).toBe(false);
    expect(ask).not.toHaveBeenCalled();
  });

  it('is false if the system does not know', async () => {
    const ask = async () => Promise.reject(new Error('ENOENT'));
    expect(await isMetered('linux', ask)).toBe(false);
  });

  it('asks this very system without failing', async () => {
    expect(typeof (await isMetered())).toBe('boolean');
  });
});

describe('the remembered answer about the connection', () => {
  function start() {
    const clock = createManualClock();
    const ask = vi.fn(async () => true);
    return { clock, ask, metered: rememberMetered({ ask, now: clock.now }) };
  }

  it('asks the system once in ten minutes, however often it is asked', async () => {
    const { clock, ask, metered } = start();
    const answers = [];
    for (let minute = 0; minute < 20; minute += 1) {
      answers.push(await metered.isMetered());
      await clock.advance(minutes(1));
    }
    expect(answers).toEqual(Array(20).fill(true));
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it('gives the new answer after ten minutes', async () => {
    const { clock, ask, metered } = start();
    await metered.isMetered();
    ask.mockResolvedValue(false);
    await clock.advance(minutes(9));
    expect(await metered.isMetered()).toBe(true);
    await clock.advance(minutes(1));
    expect(await metered.isMetered()).toBe(false);
  });

  it('asks at once after forget', async () => {
    const { ask, metered } = start();
    await metered.isMetered();
    ask.mockResolvedValue(false);
    metered.forget();
    expect(await metered.isMetered()).toBe(false);
  });
});
