import { access, chmod, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { temporaryFolder } from '#tests/support/database.ts';
import { openBrowser, openerFor } from './open-browser.ts';

const link = 'http://127.0.0.1:4717/#token=abc';

describe('openerFor', () => {
  it.each([
    ['linux', 'xdg-open'],
    ['darwin', 'open'],
    ['win32', 'cmd'],
  ] as const)('on %s is %s', (platform, program) => {
    const opener = openerFor('/data/open.html', platform);
    expect(opener.program).toBe(program);
    expect(opener.args.at(-1)).toBe('/data/open.html');
  });
});

/** A machine with a display whose `xdg-open` records its arguments. */
async function machine({ browser = 'firefox.desktop', opens = true } = {}) {
  const folder = await temporaryFolder();
  const inFolder = (...parts: string[]) => path.join(folder.path, ...parts);
  const told = inFolder('told');
  const program = async (name: string, lines: string) => {
    await writeFile(inFolder('bin', name), `#!/bin/sh\n${lines}\n`);
    await chmod(inFolder('bin', name), 0o755);
  };
  for (const dir of ['bin', 'data', 'snap/firefox/common']) {
    await mkdir(inFolder(dir), { recursive: true });
  }
  if (opens)
    await program(
      'xdg-open',
      `printf '%s\\n' "$@" > "${told}.draft"; mv "${told}.draft" "${told}"`,
    );
  await program('xdg-settings', `echo ${browser}`);
  const PATH = opens ? `${inFolder('bin')}:${process.env.PATH}` : inFolder('bin');
  return {
    env: { DISPLAY: ':0', HOME: folder.path, PATH },
    dataDir: inFolder('data'),
    snapDir: inFolder('snap', 'firefox', 'common'),
    told: () => vi.waitFor(async () => (await readFile(told, 'utf8')).trim()),
    /** Forgets it, so the next call waits for the next opener. */
    async toldOnce() {
      const file = await this.told();
      await rm(told);
      return file;
    },
    [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
  };
}

describe.runIf(process.platform === 'linux')('openBrowser', () => {
  it('gives the opener a file that redirects to the link, not the link itself', async () => {
    await using t = await machine();
    expect(await openBrowser({ link, ...t })).toBe(true);
    const file = await t.told();
    expect(path.dirname(file)).toBe(t.dataDir);
    expect(await readFile(file, 'utf8')).toContain(`content="0;url=${link}"`);
  });

  it('makes the file private, even over an older one that was open to all', async () => {
    await using t = await machine();
    await openBrowser({ link, ...t });
    const file = await t.toldOnce();
    await chmod(file, 0o644);
    await openBrowser({ link, ...t });
    await t.toldOnce();
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it('keeps the file while a browser may need it, even if the process has to wait', async () => {
    await using t = await machine();
    const opening = openBrowser({ link, ...t, isLeaving: true, keptMs: 500 });
    const file = await t.told();
    await access(file);
    await opening;
    await expect(access(file)).rejects.toThrow('ENOENT');
  });

  it('removes the file while the process continues', async () => {
    await using t = await machine();
    await openBrowser({ link, ...t, keptMs: 1 });
    const file = await t.told();
    await vi.waitFor(() => expect(access(file)).rejects.toThrow('ENOENT'));
  });

  it('puts the file in a folder that a snap browser can read', async () => {
    await using t = await machine({ browser: 'firefox_firefox.desktop' });
    await openBrowser({ link, ...t });
    expect(path.dirname(await t.told())).toBe(t.snapDir);
  });

  it.each([
    ['no display', { DISPLAY: '' }],
    ['a CI', { CI: '1' }],
  ])('reports that no user would see it, and writes nothing, with %s', async (_what, added) => {
    await using t = await machine();
    expect(await openBrowser({ link, ...t, env: { ...t.env, ...added } })).toBe(false);
    await expect(access(path.join(t.dataDir, 'rolewatch-open.html'))).rejects.toThrow('ENOENT');
  });

  it('leaves no file behind if the link cannot be opened', async () => {
    await using t = await machine({ opens: false });
    expect(await openBrowser({ link, ...t })).toBe(false);
    await expect(access(path.join(t.dataDir, 'rolewatch-open.html'))).rejects.toThrow('ENOENT');
  });
});
