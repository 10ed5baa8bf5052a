import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { minutes } from '#core/duration.ts';
import type { Library } from '#library/client.ts';
import { silentLog } from '#tests/support/silent-log.ts';
import { watchReminders } from './reminder-watch.ts';

beforeEach(() => void vi.useFakeTimers({ now: Date.UTC(2026, 0, 1) }));
afterEach(() => void vi.useRealTimers());

/** A watch that finds this many due reminders at each look. */
function start(...due: readonly number[]) {
  const left = [...due];
  let snoozed = 0;
  const asked: unknown[] = [];
  const changed = vi.fn();
  const onDue = vi.fn();
  const call = async (task: string, input: unknown) => {
    if (task === 'inbox.wake') return snoozed;
    asked.push(input);
    const found = left.shift();
    if (found === undefined) throw new Error('no disk');
    return found;
  };
  const watch = watchReminders({
    library: { call: call as unknown as Library['call'] },
    revisions: { changed },
    onDue,
    log: silentLog,
  });
  const snooze = (count: number) => {
    snoozed = count;
  };
  return { watch, asked, changed, onDue, snooze };
}

it('looks at the start and every minute, and reports a due reminder', async () => {
  const { asked, changed, onDue } = start(0, 2);
  await vi.advanceTimersByTimeAsync(0);
  expect(onDue).not.toHaveBeenCalled();
  expect(changed).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(minutes(1));
  expect(changed).toHaveBeenCalledExactlyOnceWith(['inbox']);
  expect(onDue).toHaveBeenCalledExactlyOnceWith('2026-01-01T00:01:00.000Z');
  expect(asked).toEqual([{ now: '2026-01-01T00:00:00.000Z' }, { now: '2026-01-01T00:01:00.000Z' }]);
});

it('reports snoozed items that return, and notifies nobody of them', async () => {
  const { changed, onDue, snooze } = start(0, 0);
  await vi.advanceTimersByTimeAsync(0);
  snooze(1);
  await vi.advanceTimersByTimeAsync(minutes(1));
  expect(changed).toHaveBeenCalledExactlyOnceWith(['inbox']);
  expect(onDue).not.toHaveBeenCalled();
});

it('looks again after a failure', async () => {
  const { asked } = start();
  await vi.advanceTimersByTimeAsync(minutes(1));
  expect(asked).toHaveLength(2);
});

it('stops looking once disposed', async () => {
  const { watch, asked } = start(0);
  watch[Symbol.dispose]();
  await vi.advanceTimersByTimeAsync(minutes(5));
  expect(asked).toHaveLength(1);
});
