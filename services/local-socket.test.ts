import { once } from 'node:events';
import { chmod, lstat, mkdir, symlink, writeFile } from 'node:fs/promises';
import net from 'node:net';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '#tests/support/database.ts';
import { mayListen, prepareSocket } from './local-socket.ts';

describe('the folder of a socket', () => {
  it('is created for the owner alone', async () => {
    await using folder = await temporaryFolder();
    const socket = path.join(folder.path, 'run', 'host.sock');
    await prepareSocket(socket);
    expect((await lstat(path.dirname(socket))).mode & 0o777).toBe(0o700);
  });

  it.each([0o777, 0o755, 0o710])('is closed to others if it is ours: %o', async (mode) => {
    await using folder = await temporaryFolder();
    const run = path.join(folder.path, 'run');
    await mkdir(run);
    await chmod(run, mode);
    await prepareSocket(path.join(run, 'host.sock'));
    expect((await lstat(run)).mode & 0o777).toBe(0o700);
  });

  it('is refused if it is a link', async () => {
    await using folder = await temporaryFolder();
    const [elsewhere, run] = ['elsewhere', 'run'].map((name) => path.join(folder.path, name));
    await mkdir(elsewhere ?? '');
    await symlink(elsewhere ?? '', run ?? '');
    const socket = path.join(run ?? '', 'host.sock');
    await expect(prepareSocket(socket)).rejects.toMatchObject({ code: 'socket_not_private' });
    await writeFile(path.join(elsewhere ?? '', 'host.sock'), '');
    await expect(mayListen(socket)).rejects.toMatchObject({ code: 'socket_not_private' });
  });

  it('is cleared of a killed process’s socket', async () => {
    await using folder = await temporaryFolder();
    const socket = path.join(folder.path, 'run', 'host.sock');
    await prepareSocket(socket);
    await writeFile(socket, 'left');
    await prepareSocket(socket);
    const server = net.createServer().listen(socket);
    await once(server, 'listening');
    expect(await mayListen(socket)).toBe(true);
    server.close();
    await once(server, 'close');
    expect(await mayListen(socket)).toBe(false);
  });
});
