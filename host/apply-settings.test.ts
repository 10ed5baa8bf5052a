import { describe, expect, it, vi } from 'vitest';
import type { SettingName } from '#core/settings.ts';
import { createApplySettings } from './apply-settings.ts';

/** Applies a change, and says what became of it. */
async function apply(...changed: readonly SettingName[]) {
  const done = {
    read: vi.fn(),
    renew: vi.fn(async () => undefined),
    replaced: vi.fn(),
    check: vi.fn(async () => undefined),
    planScans: vi.fn(async () => undefined),
    onChange: vi.fn(),
  };
  await createApplySettings({
    mirrors: done,
    queueing: done,
    model: done,
    planScans: done.planScans,
    onChange: done.onChange,
  })(changed);
  return done;
}

describe('settings that changed', () => {
  it.each([
    [['hostDelayMs'], ['io_fetch']],
    [
      ['llmModel', 'userAgent'],
      ['io_fetch', 'ai_enrich'],
    ],
    [['retryDelayScale'], ['io_fetch', 'parse', 'ai_enrich', 'persist']],
    [['scanEveryHours'], []],
  ] as const)('reach the workers that read them: %j', async (changed, queues) => {
    const { renew } = await apply(...changed);
    expect(renew).toHaveBeenCalledExactlyOnceWith(queues);
  });

  it('are read anew before workers are told of mirrors', async () => {
    const { read, renew } = await apply('originMap');
    expect(read.mock.invocationCallOrder[0]).toBeLessThan(renew.mock.invocationCallOrder[0] ?? 0);
  });

  it('make what is known of the model void, and it is asked', async () => {
    const { replaced, check } = await apply('llmUrl');
    expect(replaced).toHaveBeenCalledOnce();
    expect(check).toHaveBeenCalledOnce();
  });

  it('leave the model and the schedule alone where they are about neither', async () => {
    const { replaced, planScans, onChange } = await apply('hostDelayMs');
    expect(replaced).not.toHaveBeenCalled();
    expect(planScans).not.toHaveBeenCalled();
    expect(onChange).toHaveBeenCalled();
  });

  it.each(['scanEveryHours', 'quietHours', 'pauseOnBattery', 'pauseOnMetered'] as const)(
    'make another plan of when to scan: %s',
    async (name) => {
      expect((await apply(name)).planScans).toHaveBeenCalledOnce();
    },
  );
});
