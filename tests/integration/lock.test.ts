import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it } from 'vitest';
import { lockDataDir } from '#services/lock.ts';
import { temporaryDataDir } from '#tests/support/data-dir.ts';

/** Another process that wants the lock. */
async function startHolder(dataDir: string) {
  const script = path.resolve(import.meta.dirname, '../fixtures/lock-holder.ts');
  const child = spawn(process.execPath, [script, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  return { child, says: String(line) };
}

describe('the lock of a data dir', () => {
  it('is refused while another process holds it', async () => {
    await using data = await temporaryDataDir();
    const { child } = await startHolder(data.root);
    await expect(lockDataDir(data.root)).rejects.toMatchObject({
      details: { path: data.root, pid: child.pid },
    });
    child.kill('SIGKILL');
  });

  it('is free at once when its holder was killed', async () => {
    await using data = await temporaryDataDir();
    const { child } = await startHolder(data.root);
    child.kill('SIGKILL');
    await once(child, 'exit');
    await using held = await lockDataDir(data.root);
    expect(held).toBeDefined();
  });

  it('goes to one of several processes that find a dead holder', async () => {
    await using data = await temporaryDataDir();
    const dead = { pid: process.pid, started: 'long ago', token: 'gone' };
    await writeFile(data.lock, JSON.stringify(dead));
    const holders = await Promise.all(Array.from({ length: 5 }, () => startHolder(data.root)));
    for (const { child } of holders) child.kill('SIGKILL');
    expect(holders.filter(({ says }) => says === 'held')).toHaveLength(1);
  });
});
