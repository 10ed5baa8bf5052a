import { appendFile, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mebibytes } from '#core/bytes.ts';
import { lastComplaint, linesSince, markLog } from './log-file.ts';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'rolewatch-'));
  file = path.join(folder, 'redis.log');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('linesSince', () => {
  it('gives what was written after the mark', async () => {
    await writeFile(file, 'old\n');
    const mark = await markLog(file);
    await appendFile(file, 'new\nnewer\n');
    expect(await linesSince(mark)).toEqual(['new', 'newer']);
  });

  it('gives nothing where no log was written', async () => {
    expect(await linesSince(await markLog(file))).toEqual([]);
  });

  it('leaves out advice about the kernel', async () => {
    const mark = await markLog(file);
    await writeFile(file, '1:M 24 Nov 2026 12:00:00.000 # WARNING Memory overcommit must be on\n');
    expect(await linesSince(mark)).toEqual([]);
  });
});

describe('markLog', () => {
  it('puts a large log away', async () => {
    await writeFile(file, Buffer.alloc(mebibytes(1) + 1));
    expect(await markLog(file)).toEqual({ file, offset: 0 });
    expect(await readdir(folder)).toEqual(['redis.log.1']);
  });
});

describe('lastComplaint', () => {
  it('prefers a warning, and leaves out pid and date', () => {
    const lines = [
      '1:M 24 Nov 2026 12:00:00.000 # It is broken',
      '1:M 24 Nov 2026 12:00:00.001 * Bye',
    ];
    expect(lastComplaint(lines)).toBe('It is broken');
  });

  it('takes the last line where there is no warning', () => {
    expect(lastComplaint(['exec: redis-server: not found'])).toBe('exec: redis-server: not found');
  });

  it('has nothing to say of nothing', () => {
    expect(lastComplaint([])).toBeNull();
  });
});
