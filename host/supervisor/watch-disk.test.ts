import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '#core/errors.ts';
import { silentLog } from '#tests/support/silent-log.ts';
import type { JobEvent } from '#workers/drivers/driver.ts';
import { watchDisk } from './watch-disk.ts';

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(path.join(os.tmpdir(), 'rolewatch-'));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

const noSpace = Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });

/** A watch over a simulated disk and simulated failing jobs. */
function watch({ folder = dataDir } = {}) {
  let listener: (event: JobEvent) => void = () => undefined;
  let refusal: Error | null = noSpace;
  const onChange = vi.fn();
  const watched = watchDisk({
    dataDir: folder,
    driver: {
      subscribe(each) {
        listener = each;
        return () => undefined;
      },
    },
    onChange,
    log: silentLog,
    everyMs: 1,
    write: async () => {
      if (refusal !== null) throw refusal;
    },
  });
  const fail = (error: AppError) => listener({ type: 'failed', id: 's-run1-acme', error });
  const takeWrites = () => {
    refusal = null;
  };
  return { ...watched, onChange, fail, takeWrites };
}

describe('watchDisk', () => {
  it.each([
    new AppError('disk_full', { path: '/data' }),
    new AppError('data_dir_unwritable', { path: '/data', reason: 'disk I/O error' }),
  ])('reports a full disk once a job fails because of it: $code', async (error) => {
    using t = watch();
    t.fail(error);
    await vi.waitFor(() => expect(t.problem()).toMatchObject({ code: 'disk_full' }));
    expect(t.onChange).toHaveBeenCalledTimes(1);
  });

  it('reports when the disk has room again', async () => {
    using t = watch();
    t.fail(new AppError('disk_full', { path: '/data' }));
    await vi.waitFor(() => expect(t.problem()).not.toBeNull());
    t.takeWrites();
    await vi.waitFor(() => expect(t.problem()).toBeNull());
    expect(t.onChange).toHaveBeenCalledTimes(2);
  });

  it('reports a missing folder without any failed job', async () => {
    using t = watch({ folder: path.join(dataDir, 'gone') });
    await vi.waitFor(() => expect(t.problem()).not.toBeNull());
  });

  it('writes nothing while there is room and no job fails', async () => {
    using t = watch();
    t.fail(new AppError('robots_denied', { url: 'x' }));
    const rounds = vi.fn();
    await vi.waitFor(() => {
      rounds();
      expect(rounds.mock.calls.length).toBeGreaterThan(3);
    });
    expect(t.problem()).toBeNull();
  });
});
