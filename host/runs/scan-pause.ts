import type { Library } from '../library/client.ts';

/** Whether a person has paused scans that start by themselves; remembered until they resume them. */
export type ScanPause = {
  readonly isPaused: () => boolean;
  readonly set: (isPaused: boolean) => Promise<void>;
};

const name = 'scans-paused';

/** As an earlier start of the host left it. */
export async function openScanPause(library: Pick<Library, 'call'>): Promise<ScanPause> {
  let isPaused = (await library.call('host.recall', { name })) === true;
  return {
    isPaused: () => isPaused,
    async set(wanted) {
      await library.call('host.remember', { name, state: wanted ? true : null });
      isPaused = wanted;
    },
  };
}
