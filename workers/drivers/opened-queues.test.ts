import { expect, it, vi } from 'vitest';
import { silentLog } from '#tests/support/silent-log.ts';
import { createOpenedQueues, type OpenProcessors } from './opened-queues.ts';

function start(open?: OpenProcessors) {
  const happened: string[] = [];
  let opened = 0;
  const openProcessors: OpenProcessors = async (queue) => {
    opened += 1;
    const name = `${queue} ${opened}`;
    happened.push(`open ${name}`);
    return {
      processors: {},
      [Symbol.asyncDispose]: async () => void happened.push(`close ${name}`),
    };
  };
  return { openedQueues: createOpenedQueues(open ?? openProcessors, silentLog), happened };
}

it('opens a queue’s processors at first use, and once', async () => {
  const { openedQueues, happened } = start();
  await using _first = await openedQueues.use('parse');
  await using _second = await openedQueues.use('parse');
  expect(happened).toEqual(['open parse 1']);
});

it('opens renewed processors again, and closes the old ones after their last job', async () => {
  const { openedQueues, happened } = start();
  const old = await openedQueues.use('parse');
  openedQueues.renew('parse');
  const next = await openedQueues.use('parse');
  expect(next.opened).not.toBe(old.opened);
  expect(happened).toEqual(['open parse 1', 'open parse 2']);
  await old[Symbol.asyncDispose]();
  await expect.poll(() => happened).toContain('close parse 1');
});

it('closes renewed processors at once if no job uses them', async () => {
  const { openedQueues, happened } = start();
  await (await openedQueues.use('parse'))[Symbol.asyncDispose]();
  openedQueues.renew('parse');
  await expect.poll(() => happened).toEqual(['open parse 1', 'close parse 1']);
});

it('tries again to open processors that failed to open', async () => {
  const open = vi.fn<OpenProcessors>().mockRejectedValue(new Error('no disk'));
  const { openedQueues } = start(open);
  await expect(openedQueues.use('persist')).rejects.toThrow('no disk');
  await expect(openedQueues.use('persist')).rejects.toThrow('no disk');
  expect(open).toHaveBeenCalledTimes(2);
});

it('closes everything at the end, and waits for it', async () => {
  const { openedQueues, happened } = start();
  await (await openedQueues.use('parse'))[Symbol.asyncDispose]();
  await (await openedQueues.use('persist'))[Symbol.asyncDispose]();
  await openedQueues[Symbol.asyncDispose]();
  expect(happened.slice(2).toSorted()).toEqual(['close parse 1', 'close persist 2']);
});
