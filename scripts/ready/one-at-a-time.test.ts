import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '#tests/support/database.ts';
import { oneAtATime } from './one-at-a-time.cjs';

const quick = { beatMs: 5, lookMs: 1, goneMs: 50 };

it('lets the second begin when the first has ended, and says that it waits', async () => {
  await using folder = await temporaryFolder();
  const log: string[] = [];
  const gate = Promise.withResolvers<void>();
  const say = (line: string) => {
    log.push(line);
    gate.resolve();
  };
  const first = oneAtATime(folder.path, say, () => gate.promise.then(() => log.push('first')));
  const second = oneAtATime(folder.path, say, async () => log.push('second'), quick);
  await Promise.all([first, second]);
  expect(log).toEqual([expect.stringMatching(/^Another command is installing/), 'first', 'second']);
});

it('takes over from a holder that was killed', async () => {
  await using folder = await temporaryFolder();
  await mkdir(path.join(folder.path, '.ready'));
  await writeFile(path.join(folder.path, '.ready/lock'), '');
  const said: string[] = [];
  const answer = await oneAtATime(
    folder.path,
    (line) => said.push(line),
    async () => 7,
    quick,
  );
  expect(answer).toBe(7);
  expect(said).toHaveLength(1);
});

it.each([
  ['did its work', async () => undefined],
  ['failed', () => Promise.reject(new Error('no'))],
])('leaves nothing behind when it %s', async (_how, action) => {
  await using folder = await temporaryFolder();
  await oneAtATime(folder.path, () => undefined, action).catch(() => undefined);
  expect(existsSync(path.join(folder.path, '.ready'))).toBe(false);
});

it.each([
  ['does not exist', async (_folder: string) => undefined],
  ['is a file', async (folder: string) => await writeFile(folder, '')],
])('says that nothing can be written to a folder that %s', async (_how, make) => {
  await using folder = await temporaryFolder();
  const root = path.join(folder.path, 'checkout');
  await make(root);
  const turn = oneAtATime(
    root,
    () => undefined,
    async () => 7,
  );
  await expect(turn).rejects.toThrow(/checkout cannot be written to \(ENO\w+\)/);
});

it('keeps what an installation has set aside', async () => {
  await using folder = await temporaryFolder();
  const kept = path.join(folder.path, '.ready/node_modules');
  await oneAtATime(
    folder.path,
    () => undefined,
    async () => void (await mkdir(kept)),
  );
  expect(existsSync(kept)).toBe(true);
});
