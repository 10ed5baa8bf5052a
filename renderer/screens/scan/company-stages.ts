import type { CompanyStage, RunCompany } from '#renderer/model.ts';

export type StageState = 'done' | 'busy' | 'failed' | 'waiting' | 'unneeded';

/** The four steps in their order. */
export const stages: readonly CompanyStage[] = ['fetch', 'read', 'store', 'enhance'];

/** How each of a company's four steps is. */
export function stageStates({
  status,
  stage,
  toEnhance,
}: Pick<RunCompany, 'status' | 'stage' | 'toEnhance'>): Readonly<Record<CompanyStage, StageState>> {
  const reached = stages.indexOf(stage);
  const stateOf = (at: number): StageState => {
    if (status === 'waiting') return 'waiting';
    if (at < reached) return 'done';
    if (at > reached) return endsAt(status) ? 'unneeded' : 'waiting';
    return hereState(status);
  };
  const [fetch, read, store, enhance] = stages.map((_, at) => stateOf(at));
  return {
    fetch: fetch ?? 'waiting',
    read: read ?? 'waiting',
    store: store ?? 'waiting',
    enhance: toEnhance === 0 && endsAt(status) ? 'unneeded' : (enhance ?? 'waiting'),
  };
}

/** Nothing follows any more. */
const endsAt = (status: RunCompany['status']): boolean =>
  status !== 'waiting' && status !== 'running' && status !== 'enhancing';

function hereState(status: RunCompany['status']): StageState {
  if (status === 'failed' || status === 'cancelled') return 'failed';
  return status === 'running' || status === 'enhancing' ? 'busy' : 'done';
}
