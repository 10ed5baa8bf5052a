import { describe, expect, it, vi } from 'vitest';
import type { SettingName } from '#core/settings.ts';
import { createApplySettings } from './apply-settings.ts';

/** Applies a change, and returns its effects. */
async function apply(...changed: readonly SettingName[]) {
  const done = {
    read: vi.fn(),
    renew: vi.fn(async () => undefined),
    renewServer: vi.fn(async () => undefined),
    replaced: vi.fn(),
    check: vi.fn(async () => undefined),
    planScans: vi.fn(async () => undefined),
    planNotices: vi.fn(async () => undefined),
    onChange: vi.fn(),
  };
  await createApplySettings({
    mirrors: done,
    queueing: { ...done, model: { renew: done.renewServer } },
    model: done,
    planScans: done.planScans,
    planNotices: done.planNotices,
    onChange: done.onChange,
  })(changed);
  return done;
}

describe('changed settings', () => {
  it.each([
    [['siteDelayMs'], ['io_fetch']],
    [
      ['llmModel', 'userAgent'],
      ['io_fetch', 'ai_enrich'],
    ],
    [['retryDelayScale'], ['io_fetch', 'parse', 'ai_enrich', 'persist']],
    [['scanEveryHours'], []],
  ] as const)('reach the workers that use them: %j', async (changed, queues) => {
    const { renew } = await apply(...changed);
    expect(renew).toHaveBeenCalledExactlyOnceWith(queues);
  });

  it.each([
    ['vllmArguments', 1],
    ['llmSource', 1],
    ['llmApiKey', 0],
    ['vllmIdleSeconds', 0],
  ] as const)('restart the model server where it reads them: %s', async (name, times) => {
    expect((await apply(name)).renewServer).toHaveBeenCalledTimes(times);
  });

  it('move the daily digest', async () => {
    expect((await apply('digestAt')).planNotices).toHaveBeenCalledOnce();
    expect((await apply('siteDelayMs')).planNotices).not.toHaveBeenCalled();
  });

  it('are read before workers get new mirrors', async () => {
    const { read, renew } = await apply('originMap');
    expect(read.mock.invocationCallOrder[0]).toBeLessThan(renew.mock.invocationCallOrder[0] ?? 0);
  });

  it('discard the model’s last state and test it', async () => {
    const { replaced, check } = await apply('llmUrl');
    expect(replaced).toHaveBeenCalledOnce();
    expect(check).toHaveBeenCalledOnce();
  });

  it('leave the model and the schedule alone if unrelated', async () => {
    const { replaced, planScans, onChange } = await apply('siteDelayMs');
    expect(replaced).not.toHaveBeenCalled();
    expect(planScans).not.toHaveBeenCalled();
    expect(onChange).toHaveBeenCalled();
  });

  it.each(['scanEveryHours', 'quietHours', 'pauseOnBattery', 'pauseOnMetered'] as const)(
    'plan the next scan again: %s',
    async (name) => {
      expect((await apply(name)).planScans).toHaveBeenCalledOnce();
    },
  );
});
