import { describe, expect, it } from 'vitest';
import { fakeChild } from '#tests/support/fake-child.ts';
import { stopChild } from './stop-child.ts';

const ask = (child: { kill(signal: 'SIGTERM'): void }) => child.kill('SIGTERM');

describe('stopChild', () => {
  it('does not force a child that ends when asked', async () => {
    const child = fakeChild();
    expect(await stopChild(child, { ask, timeoutMs: 1_000 })).toBe('finished');
    expect(child.signals).toEqual(['SIGTERM']);
  });

  it('forces a child that ignores the request', async () => {
    const child = fakeChild({ diesOn: ['SIGKILL'] });
    expect(await stopChild(child, { ask, timeoutMs: 1 })).toBe('forced');
    expect(child.signals).toEqual(['SIGTERM', 'SIGKILL']);
  });

  it('can ask with a message', async () => {
    const child = fakeChild();
    const stopped = stopChild(child, {
      ask: (each) => each.send({ type: 'shutdown' }),
      timeoutMs: 1_000,
    });
    child.end(0);
    await stopped;
    expect(child.sent).toEqual([{ type: 'shutdown' }]);
  });

  it('resolves at once for an ended child', async () => {
    const child = fakeChild({ diesOn: [] });
    child.end(1);
    expect(await stopChild(child, { ask, timeoutMs: 60_000 })).toBe('finished');
  });
});
