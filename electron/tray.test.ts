import { describe, expect, it, vi } from 'vitest';
import type { Activity } from '#host/shell/activity.ts';
import { health, runView } from '#tests/support/fake-rolewatch.ts';
import { type TrayActions, trayView } from './tray.ts';

const activity = (said: Partial<Activity> = {}): Activity => ({
  health,
  run: null,
  matches: [],
  ...said,
});

function look(said: Partial<Activity> = {}) {
  const actions = {
    show: vi.fn(),
    scan: vi.fn(),
    cancel: vi.fn(),
    pause: vi.fn(),
    quit: vi.fn(),
  } satisfies TrayActions;
  const view = trayView(activity(said), actions, (iso) => `at ${iso}`);
  const labels = view.menu.map(({ label }) => label);
  const choose = (label: string) => {
    const item = view.menu.find((each) => each.label === label);
    if (item?.click === undefined) throw new Error(`"${label}" cannot be chosen`);
    (item.click as () => void)();
  };
  return { ...view, actions, labels, choose };
}

const held = (scansHeldBy: 'paused' | 'battery' | 'metered') => ({
  health: { ...health, scansHeldBy },
});
const gaveUp = {
  health: {
    ...health,
    workers: health.workers.map((each) => ({ ...each, state: 'gave_up' as const })),
  },
};
const failed = { run: { ...runView('r1', 1), status: 'failed' as const } };

describe('the tray', () => {
  it.each([
    ['idle', {}, 'No scan scheduled'],
    ['idle', { health: { ...health, nextScanAt: 'noon' } }, 'Next scan at noon'],
    ['scanning', { run: runView('r1', 0.5) }, 'Scanning, 0 of 1 checked'],
    ['scanning', { run: runView('r1', 0.5), ...held('paused') }, 'Scanning, 0 of 1 checked'],
    ['paused', held('paused'), 'Scans are paused'],
    ['paused', held('battery'), 'On battery: scans are paused'],
    ['trouble', gaveUp, 'Part of Rolewatch doesn’t start'],
    ['trouble', failed, 'The last scan failed'],
  ] as const)('is %s, and shows why', (icon, said, status) => {
    const view = look(said);
    expect(view.icon).toBe(icon);
    expect(view.tooltip).toBe(`Rolewatch\n${status}`);
    expect(view.labels[0]).toBe(status);
  });

  it('scans and cancels', () => {
    const idle = look();
    idle.choose('Scan now');
    expect(idle.actions.scan).toHaveBeenCalledOnce();
    const scanning = look({ run: runView('r1', 0.5) });
    expect(scanning.labels).not.toContain('Scan now');
    scanning.choose('Cancel scan');
    expect(scanning.actions.cancel).toHaveBeenCalledExactlyOnceWith('r1');
  });

  it('pauses and resumes scans', () => {
    const idle = look();
    idle.choose('Pause scans');
    expect(idle.actions.pause).toHaveBeenCalledExactlyOnceWith(true);
    const paused = look(held('paused'));
    paused.choose('Resume scans');
    expect(paused.actions.pause).toHaveBeenCalledExactlyOnceWith(false);
  });

  it('opens the window and its settings, and quits', () => {
    const { choose, actions } = look();
    for (const label of ['Open Rolewatch', 'Settings…', 'Open inbox']) choose(label);
    expect(actions.show.mock.calls).toEqual([[null], ['#/settings'], ['#/inbox']]);
    choose('Quit Rolewatch');
    expect(actions.quit).toHaveBeenCalledOnce();
  });

  it('lists new openings in short, and opens them', () => {
    const title = `R&D ${'very '.repeat(20)}long`;
    const { labels, choose, actions } = look({
      matches: [
        { postingId: 'p/1', title: 'Baker', company: 'Acme' },
        { postingId: 'p2', title, company: 'Birch' },
      ],
    });
    choose('Baker · Acme');
    expect(actions.show).toHaveBeenCalledExactlyOnceWith('#/openings/p%2F1');
    const long = labels.find((label) => label?.startsWith('R&&D'));
    expect(long).toMatch(/… · Birch$/);
    expect(long?.length).toBeLessThan(65);
    expect(look().labels).toContain('No new openings');
  });
});
