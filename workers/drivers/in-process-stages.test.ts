import { expect, it, vi } from 'vitest';
import { silentLog } from '#tests/support/silent-log.ts';
import { createStages, type OpenStage } from './in-process-stages.ts';

/** Stages that say when they were opened and closed. */
function start(open?: OpenStage) {
  const happened: string[] = [];
  let opened = 0;
  const openStage: OpenStage = async (queue) => {
    opened += 1;
    const name = `${queue} ${opened}`;
    happened.push(`open ${name}`);
    return {
      processors: {},
      [Symbol.asyncDispose]: async () => void happened.push(`close ${name}`),
    };
  };
  return { stages: createStages(open ?? openStage, silentLog), happened };
}

it('opens a stage with its first use, and once', async () => {
  const { stages, happened } = start();
  await using _first = await stages.use('parse');
  await using _second = await stages.use('parse');
  expect(happened).toEqual(['open parse 1']);
});

it('opens a renewed stage anew, and closes the old one when its last job is done', async () => {
  const { stages, happened } = start();
  const old = await stages.use('parse');
  stages.renew('parse');
  const next = await stages.use('parse');
  expect(next.stage).not.toBe(old.stage);
  expect(happened).toEqual(['open parse 1', 'open parse 2']);
  await old[Symbol.asyncDispose]();
  await expect.poll(() => happened).toContain('close parse 1');
});

it('closes a renewed stage at once that nobody uses', async () => {
  const { stages, happened } = start();
  await (await stages.use('parse'))[Symbol.asyncDispose]();
  stages.renew('parse');
  await expect.poll(() => happened).toEqual(['open parse 1', 'close parse 1']);
});

it('tries to open a stage again that could not be opened', async () => {
  const open = vi.fn<OpenStage>().mockRejectedValue(new Error('no disk'));
  const { stages } = start(open);
  await expect(stages.use('persist')).rejects.toThrow('no disk');
  await expect(stages.use('persist')).rejects.toThrow('no disk');
  expect(open).toHaveBeenCalledTimes(2);
});

it('closes what is open in the end, and waits for it', async () => {
  const { stages, happened } = start();
  await (await stages.use('parse'))[Symbol.asyncDispose]();
  await (await stages.use('persist'))[Symbol.asyncDispose]();
  await stages[Symbol.asyncDispose]();
  expect(happened.slice(2).toSorted()).toEqual(['close parse 1', 'close persist 2']);
});
