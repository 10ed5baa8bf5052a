import { chmod, mkdtemp, rm, stat, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chooseAddress } from './endpoint.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'rolewatch-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('chooseAddress', () => {
  it('takes the socket where one can be made', async () => {
    const socket = path.join(folder, 'new', 'redis.sock');
    expect(await chooseAddress(socket)).toMatchObject({ socket });
  });

  it('closes the folder of the socket to others', async () => {
    await chmod(folder, 0o755);
    await chooseAddress(path.join(folder, 'redis.sock'));
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
  });

  it('removes what an earlier Redis left there', async () => {
    const socket = path.join(folder, 'redis.sock');
    await writeFile(socket, '');
    expect(await chooseAddress(socket)).toMatchObject({ socket });
  });

  it('takes a port where there is no socket to take', async () => {
    expect(await chooseAddress(null)).toMatchObject({ port: expect.any(Number) });
  });

  it('takes a port where the folder is only a link to one', async () => {
    const link = path.join(folder, 'link');
    await symlink(folder, link);
    expect(await chooseAddress(path.join(link, 'redis.sock'))).toHaveProperty('port');
  });

  it('takes a port where the folder cannot be made', async () => {
    await writeFile(path.join(folder, 'file'), '');
    expect(await chooseAddress(path.join(folder, 'file', 'redis.sock'))).toHaveProperty('port');
  });

  it('sets another password each time', async () => {
    const [first, second] = [await chooseAddress(null), await chooseAddress(null)];
    expect(first.password).not.toBe(second.password);
  });
});
