import { describe, expect, it, vi } from 'vitest';
import { AppError } from '#core/errors.ts';
import { silentLog } from '#tests/support/silent-log.ts';
import type { Library } from './client.ts';
import { watchLock } from './watch-lock.ts';

function scripted() {
  const answers: (Error | null)[] = [];
  const waits: (() => void)[] = [];
  const onChange = vi.fn();
  const library = {
    call: async () => {
      const answer = answers.shift();
      if (answer instanceof Error) throw answer;
      return null;
    },
    [Symbol.asyncDispose]: async () => undefined,
  } as unknown as Library;
  const watched = watchLock(library, {
    onChange,
    log: silentLog,
    wait: (_ms, signal) =>
      new Promise((resolve, reject) => {
        signal.addEventListener('abort', reject);
        waits.push(resolve);
      }),
  });
  const store = async (answer: Error | null) => {
    answers.push(answer);
    await watched.call('host.remember', { name: 'x', state: 1 }).catch(() => undefined);
  };
  const look = async (answer: Error | null) => {
    answers.push(answer);
    await vi.waitFor(() => expect(waits).toHaveLength(1));
    waits.shift()?.();
    await vi.waitFor(() => expect(answers).toEqual([]));
  };
  return { watched, onChange, store, look };
}

const busy = () => new AppError('database_busy', {});

describe('watchLock', () => {
  it('reports a locked database from the first failed call', async () => {
    const { watched, onChange, store } = scripted();
    await store(busy());
    expect(watched.isLocked()).toBe(true);
    expect(onChange).toHaveBeenCalledOnce();
    await watched[Symbol.asyncDispose]();
  });

  it('reports it until writing works again, with or without calls', async () => {
    const { watched, onChange, store, look } = scripted();
    await store(busy());
    await look(busy());
    expect(watched.isLocked()).toBe(true);
    await look(null);
    await vi.waitFor(() => expect(watched.isLocked()).toBe(false));
    expect(onChange).toHaveBeenCalledTimes(2);
  });

  it.each([null, new AppError('unknown_run', { id: 'r' }), new Error('other')])(
    'does not mistake %s for a lock',
    async (answer) => {
      const { watched, onChange, store } = scripted();
      await store(answer);
      expect(watched.isLocked()).toBe(false);
      expect(onChange).not.toHaveBeenCalled();
    },
  );
});
