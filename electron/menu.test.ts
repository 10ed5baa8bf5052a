import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { type MenuActions, menuTemplate } from './menu.ts';

function open(platform: NodeJS.Platform) {
  const actions = {
    show: vi.fn(),
    scan: vi.fn(),
    openLogs: vi.fn(),
    openData: vi.fn(),
    checkUpdates: vi.fn(),
  } satisfies MenuActions;
  return { actions, ...read(menuTemplate(actions, platform)) };
}

function read(menus: readonly MenuItemConstructorOptions[]) {
  const items = menus.flatMap(
    ({ submenu }) => (submenu ?? []) as readonly MenuItemConstructorOptions[],
  );
  const choose = (label: string) => {
    const item = items.find((each) => each.label === label);
    if (item?.click === undefined) throw new Error(`"${label}" cannot be chosen`);
    (item.click as () => void)();
  };
  return { menus, items, choose };
}

describe.each(['linux', 'win32', 'darwin'] as const)('the menu on %s', (platform) => {
  it('runs the chosen actions', () => {
    const { actions, choose } = open(platform);
    for (const label of ['Settings…', 'Open Rolewatch']) choose(label);
    expect(actions.show.mock.calls).toEqual([['#/settings'], [null]]);
    for (const [label, action] of [
      ['Scan now', actions.scan],
      ['Open logs', actions.openLogs],
      ['Open data folder', actions.openData],
      ['Check for updates…', actions.checkUpdates],
    ] as const) {
      choose(label);
      expect(action).toHaveBeenCalledOnce();
    }
  });

  it('edits text, closes and quits like every app', () => {
    const roles = open(platform).menus.map(({ role }) => role);
    expect(roles).toEqual(expect.arrayContaining(['editMenu', 'windowMenu', 'help']));
    const own = open(platform).items.map(({ role }) => role);
    expect(own).toEqual(expect.arrayContaining(['close', 'quit', 'togglefullscreen']));
  });

  it('has each entry once', () => {
    const labels = open(platform).items.flatMap(({ label }) => label ?? []);
    expect(labels).toEqual([...new Set(labels)]);
  });

  it('has no developer tools, and no updates if they are off', () => {
    const { actions } = open(platform);
    const { items } = read(menuTemplate({ ...actions, checkUpdates: null }, platform));
    expect(items.map(({ label }) => label)).not.toContain('Check for updates…');
    expect(items.map(({ role }) => role)).not.toContain('toggleDevTools');
  });
});
