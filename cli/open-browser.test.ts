import { describe, expect, it } from 'vitest';
import { openBrowser, openerFor } from './open-browser.ts';

const url = 'http://127.0.0.1:4717/#token=abc';
const display = { DISPLAY: ':0' };

describe('openerFor', () => {
  it.each([
    ['linux', display, 'xdg-open'],
    ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, 'xdg-open'],
    ['darwin', {}, 'open'],
    ['win32', {}, 'cmd'],
  ] as const)('on %s with %o is %s', (platform, env, program) => {
    const opener = openerFor(url, platform, env);
    expect(opener?.program).toBe(program);
    expect(opener?.args.at(-1)).toBe(url);
  });

  it.each([
    ['no display', {}],
    ['a CI', { ...display, CI: 'true' }],
  ])('is nothing with %s', (_what, env) => {
    expect(openerFor(url, 'linux', env)).toBeNull();
  });
});

describe('openBrowser', () => {
  it('says that nobody would see it', async () => {
    expect(await openBrowser(url, { ...display, CI: '1' })).toBe(false);
  });
});
