import type { OriginMap } from '#core/origin-map.ts';
import { type SettingName, type Settings, settings } from '#core/settings.ts';
import { readOriginMap } from '#services/origin-map-file.ts';
import { queueNames } from '#workers/queues.ts';
import type { ModelState } from './events/model-state.ts';
import type { Queueing } from './supervisor/queueing.ts';

/** Applies changed settings to running services: workers, the schedule, the model. */
export const createApplySettings =
  (deps: {
    readonly mirrors: Pick<OriginMirrors, 'read'>;
    readonly queueing: Pick<Queueing, 'renew'> & {
      readonly model: Pick<Queueing['model'], 'renew'>;
    };
    readonly model: Pick<ModelState, 'replaced' | 'check'>;
    readonly planScans: () => Promise<void>;
    readonly planNotices: () => Promise<void>;
    readonly onChange: () => void;
  }) =>
  async (changed: readonly SettingName[]): Promise<void> => {
    if (changed.includes('originMap')) deps.mirrors.read();
    if (changed.some((name) => serverSettings.includes(name))) await deps.queueing.model.renew();
    await deps.queueing.renew(
      queueNames.filter((queue) => changed.some((name) => settings[name].workers?.includes(queue))),
    );
    if (changed.some((name) => modelSettings.includes(name))) {
      deps.model.replaced();
      // In the background: a model may take its time.
      void deps.model.check();
    }
    if (changed.some((name) => scanSettings.includes(name))) await deps.planScans();
    if (changed.includes('digestAt')) await deps.planNotices();
    deps.onChange();
  };

const scanSettings: readonly SettingName[] = [
  'scanEveryHours',
  'quietHours',
  'pauseOnBattery',
  'pauseOnMetered',
];
const modelSettings: readonly SettingName[] = [
  'enrich',
  'llmSource',
  'llmUrl',
  'llmFile',
  'llmModel',
  'llmApiKey',
];
/** With other values, the server that Rolewatch starts must start again. */
const serverSettings: readonly SettingName[] = [
  'enrich',
  'llmSource',
  'llmModel',
  'vllmServer',
  'vllmArguments',
];

/** The content of the file in the setting `originMap`. */
type OriginMirrors = {
  readonly current: () => OriginMap;
  /** Reads it again after the setting changed. Throws `invalid_file`, and keeps the old content. */
  readonly read: () => void;
};

export function openOriginMirrors(settings: () => Settings): OriginMirrors {
  let current: OriginMap = {};
  const read = (): void => {
    const { originMap } = settings();
    current = originMap === null ? {} : readOriginMap(originMap);
  };
  read();
  return { current: () => current, read };
}
