import { appendFile, mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mebibytes } from '#core/quantity.ts';
import {
  forgetRunning,
  lastComplaint,
  linesSince,
  markLog,
  type RunningRedis,
  readRunning,
  saysDamaged,
  setAside,
  writeRunning,
} from './server-files.ts';

describe('the log of Redis', () => {
  let folder: string;
  let file: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'rolewatch-'));
    file = path.join(folder, 'redis.log');
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  describe('linesSince', () => {
    it('returns the lines after the mark', async () => {
      await writeFile(file, 'old\n');
      const mark = await markLog(file);
      await appendFile(file, 'new\nnewer\n');
      expect(await linesSince(mark)).toEqual(['new', 'newer']);
    });

    it('is empty without a log', async () => {
      expect(await linesSince(await markLog(file))).toEqual([]);
    });

    it('leaves out advice about the kernel', async () => {
      const mark = await markLog(file);
      await writeFile(
        file,
        '1:M 24 Nov 2026 12:00:00.000 # WARNING Memory overcommit must be on\n',
      );
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

    it('takes the last line without a warning', () => {
      expect(lastComplaint(['exec: redis-server: not found'])).toBe(
        'exec: redis-server: not found',
      );
    });

    it('is null for an empty log', () => {
      expect(lastComplaint([])).toBeNull();
    });
  });
});

describe('the append-only file', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'rolewatch-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  describe('saysDamaged', () => {
    it.each([
      'Bad file format reading the append only file appendonly.aof.1.incr.aof: make a backup of it',
      '*** FATAL AOF MANIFEST FILE ERROR ***',
      'Found an empty AOF manifest',
      'Unable to obtain the AOF file appendonly.aof.1.base.rdb length. stat: No such file or directory',
      'Wrong RDB checksum expected: (34e20f34bf7dc497) but got (dca2565ea5b26edf). Aborting now.',
      'Short read or OOM loading DB. Unrecoverable error, aborting now.',
    ])('recognises %j', (line) => {
      expect(saysDamaged(['Server initialized', line])).toBe(true);
    });

    it.each([
      'Could not create server TCP listening socket 127.0.0.1:6379: bind: Address already in use',
      "Can't open or create append-only dir appendonlydir: Permission denied",
      'DB loaded from append only file: 0.000 seconds',
      'Redis is now ready to exit, bye bye...',
    ])('does not blame the file for %j', (line) => {
      expect(saysDamaged([line])).toBe(false);
    });
  });

  describe('setAside', () => {
    it('keeps the damaged file under another name', async () => {
      await mkdir(path.join(folder, 'appendonlydir'));
      const kept = await setAside(folder, '2026-11-24T12:00:00.000Z');
      expect(kept).toBe(path.join(folder, 'appendonlydir.damaged-2026-11-24T12-00-00-000Z'));
      expect(await readdir(folder)).toEqual(['appendonlydir.damaged-2026-11-24T12-00-00-000Z']);
    });

    it('is null without a file', async () => {
      expect(await setAside(folder, '2026-11-24T12:00:00.000Z')).toBeNull();
    });
  });
});

describe('the running Redis', () => {
  let folder: string;
  let file: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'rolewatch-'));
    file = path.join(folder, 'redis.json');
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const running: RunningRedis = {
    address: { socket: '/data/redis.sock', password: 'p' },
    process: { pid: 7, started: '100' },
  };

  describe('the note of the running Redis', () => {
    it('reads as it was written', async () => {
      await writeRunning(file, running);
      expect(await readRunning(file)).toEqual(running);
    });

    it('is for its owner alone', async () => {
      await writeRunning(file, running);
      expect((await stat(file)).mode & 0o777).toBe(0o600);
    });

    it('is replaced whole', async () => {
      await writeRunning(file, running);
      await writeRunning(file, running);
      expect(await readdir(folder)).toEqual(['redis.json']);
    });

    it('is null without a note', async () => {
      expect(await readRunning(file)).toBeNull();
    });

    it.each(['{', '{"pid": 1}'])('is null for %j', async (content) => {
      await writeFile(file, content);
      expect(await readRunning(file)).toBeNull();
    });

    it('can be removed twice', async () => {
      await forgetRunning(file);
      await expect(forgetRunning(file)).resolves.toBeUndefined();
    });
  });
});
