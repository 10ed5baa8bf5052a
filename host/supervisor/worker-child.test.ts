import { describe, expect, it, vi } from 'vitest';
import { untilHung } from './worker-child.ts';

const rule = { lookEveryMs: 3_000, silentAfter: 3, hungAfter: 6 };

/** A child that speaks and a host that looks when the test says so. */
function watched() {
  let speak = (_message: unknown): void => undefined;
  const looks: (() => void)[] = [];
  const said: boolean[] = [];
  const ending = new AbortController();
  let isHung = false;
  const watching = untilHung(
    {
      onMessage(listener) {
        speak = listener;
        return () => undefined;
      },
    },
    {
      rule,
      wait: (_ms, signal) =>
        new Promise((resolve, reject) => {
          looks.push(resolve);
          signal.addEventListener('abort', () => reject(signal.reason), { once: true });
        }),
      onChange: (isSilent) => said.push(isSilent),
      signal: ending.signal,
    },
  ).then(() => {
    isHung = true;
  });
  const look = async (times = 1) => {
    for (let i = 0; i < times; i++) {
      await vi.waitFor(() => expect(looks).not.toEqual([]));
      looks.shift()?.();
      await Promise.resolve();
    }
  };
  return {
    look,
    speak: () => speak({ type: 'usage' }),
    said,
    isHung: () => isHung,
    watching,
    ending,
  };
}

describe('a running child', () => {
  it('is silent after some silent looks', async () => {
    const { look, said, isHung } = watched();
    await look(3);
    expect(said).toEqual([true]);
    expect(isHung()).toBe(false);
  });

  it('is no longer silent once it speaks', async () => {
    const { look, speak, said } = watched();
    await look(4);
    speak();
    expect(said).toEqual([true, false]);
  });

  it('is hung after many silent looks', async () => {
    const { look, watching, isHung } = watched();
    await look(6);
    await watching;
    expect(isHung()).toBe(true);
  });

  it('is not hung while it speaks now and then, however long it runs', async () => {
    const { look, speak, said, isHung } = watched();
    for (let i = 0; i < 20; i++) {
      await look(2);
      speak();
    }
    expect(said).toEqual([]);
    expect(isHung()).toBe(false);
  });

  it('is not hung after the host or the machine stood still: that counts as one look', async () => {
    const { look, speak, isHung, said } = watched();
    // A timer that was due many times fires once.
    await look();
    speak();
    await look(2);
    expect(said).toEqual([]);
    expect(isHung()).toBe(false);
  });

  it('is watched only while it runs', async () => {
    const { watching, ending } = watched();
    ending.abort(new Error('ended'));
    await expect(watching).rejects.toThrow('ended');
  });
});
