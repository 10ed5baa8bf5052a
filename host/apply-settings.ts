import { type SettingName, settings } from '#core/settings.ts';
import { queueNames } from '#workers/queues.ts';
import type { ModelState } from './events/model-state.ts';
import type { OriginMirrors } from './origin-mirrors.ts';
import type { Queueing } from './queueing.ts';

/** Makes what runs follow settings that have just changed: workers, the schedule, the model. */
export const createApplySettings =
  (deps: {
    readonly mirrors: Pick<OriginMirrors, 'read'>;
    readonly queueing: Pick<Queueing, 'renew'>;
    readonly model: Pick<ModelState, 'replaced' | 'check'>;
    readonly planScans: () => Promise<void>;
    readonly onChange: () => void;
  }) =>
  async (changed: readonly SettingName[]): Promise<void> => {
    if (changed.includes('originMap')) deps.mirrors.read();
    await deps.queueing.renew(
      queueNames.filter((queue) => changed.some((name) => settings[name].workers?.includes(queue))),
    );
    if (changed.some((name) => modelSettings.includes(name))) {
      deps.model.replaced();
      // Its answer is told when it comes: a model may take its time.
      void deps.model.check();
    }
    if (changed.some((name) => scanSettings.includes(name))) await deps.planScans();
    deps.onChange();
  };

const scanSettings: readonly SettingName[] = [
  'scanEveryHours',
  'quietHours',
  'pauseOnBattery',
  'pauseOnMetered',
];
const modelSettings: readonly SettingName[] = ['enrich', 'llmUrl', 'llmModel', 'llmApiKey'];
