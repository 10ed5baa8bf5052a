import { access, chmod, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
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

/** A machine with a display whose `xdg-open` writes down what it is told. */
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
    [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
  };
}

describe.runIf(process.platform === 'linux')('openBrowser', () => {
  it('tells the opener a file that leads to the link, and not the link', async () => {
    await using t = await machine();
    expect(await openBrowser({ link, ...t })).toBe(true);
    const file = await t.told();
    expect(path.dirname(file)).toBe(t.dataDir);
    expect(await readFile(file, 'utf8')).toContain(`content="0;url=${link}"`);
  });

  it('lets nobody else read the file, also where an older one was open to all', async () => {
    await using t = await machine();
    await openBrowser({ link, ...t });
    const file = await t.told();
    await chmod(file, 0o644);
    await openBrowser({ link, ...t });
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it('keeps the file while a browser may need it, and a process that leaves waits so long', async () => {
    await using t = await machine();
    const opening = openBrowser({ link, ...t, isLeaving: true, keptMs: 500 });
    const file = await t.told();
    await access(file);
    await opening;
    await expect(access(file)).rejects.toThrow('ENOENT');
  });

  it('removes the file while the process goes on', async () => {
    await using t = await machine();
    await openBrowser({ link, ...t, keptMs: 1 });
    const file = await t.told();
    await vi.waitFor(() => expect(access(file)).rejects.toThrow('ENOENT'));
  });

  it('puts the file where a browser in a snap can read it', async () => {
    await using t = await machine({ browser: 'firefox_firefox.desktop' });
    await openBrowser({ link, ...t });
    expect(path.dirname(await t.told())).toBe(t.snapDir);
  });

  it.each([
    ['no display', { DISPLAY: '' }],
    ['a CI', { CI: '1' }],
  ])('says that nobody would see it, and writes nothing, with %s', async (_what, added) => {
    await using t = await machine();
    expect(await openBrowser({ link, ...t, env: { ...t.env, ...added } })).toBe(false);
    await expect(access(path.join(t.dataDir, 'rolewatch-open.html'))).rejects.toThrow('ENOENT');
  });

  it('leaves nothing behind where there is no way to open it', async () => {
    await using t = await machine({ opens: false });
    expect(await openBrowser({ link, ...t })).toBe(false);
    await expect(access(path.join(t.dataDir, 'rolewatch-open.html'))).rejects.toThrow('ENOENT');
  });
});
