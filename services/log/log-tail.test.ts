import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '#tests/support/database.ts';
import { readLogTail } from './log-tail.ts';
import { createLogger, logFile } from './logger.ts';

it('reads the last lines that the logger wrote, newest last', async () => {
  await using folder = await temporaryFolder();
  const log = createLogger({ level: 'info', name: 'host', destination: logFile(folder.path) });
  for (const n of [1, 2, 3]) log.info(`line ${n}`, { n });
  const lines = await readLogTail(folder.path, 2);
  expect(lines).toMatchObject([
    { level: 'info', name: 'host', message: 'line 2 {"n":2}' },
    { message: 'line 3 {"n":3}' },
  ]);
  expect(Date.parse(lines[0]?.at ?? '')).not.toBeNaN();
});

it('leaves out what is no whole line of the log, and reads only the end of a long file', async () => {
  await using folder = await temporaryFolder();
  const line = (n: number) =>
    JSON.stringify({ level: 'warn', time: '2026-11-26T10:00:00Z', name: 'host', message: `${n}` });
  const text = Array.from({ length: 5_000 }, (_, n) => line(n)).join('\n');
  await writeFile(path.join(folder.path, 'rolewatch.log'), `${text}\nnot JSON\n{"level":`);
  const lines = await readLogTail(folder.path, 500);
  expect(lines).toHaveLength(500);
  expect(lines.at(-1)?.message).toBe('4999');
});

it('has no lines where there is no log', async () => {
  await using folder = await temporaryFolder();
  expect(await readLogTail(folder.path, 50)).toEqual([]);
});
