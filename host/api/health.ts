import type { Handlers } from '#contract/api.ts';
import type { HealthView } from '#contract/views/health.ts';
import type { Queueing } from '../queueing.ts';

/** How the parts are, now. */
export const healthOf = (queueing: Queueing): HealthView => ({
  mode: queueing.driver.kind,
  workers: [...(queueing.workers?.list() ?? [])],
  redisPid: queueing.redis?.pid() ?? null,
  notices: [...queueing.notices()],
});

export const health = (queueing: Queueing): Handlers<'health.get'> => ({
  'health.get': async () => healthOf(queueing),
});
