import { rm } from 'node:fs/promises';
import type { Handlers } from '#contract/api.ts';
import { type DataUsage, largestPartBytes } from '#contract/data.ts';
import { addPart, draftOf, keepRestored, nameBackup, readPart, sizeOf } from '#services/backups.ts';
import type { DataPaths } from '#services/paths.ts';
import type { SnapshotStore } from '#services/snapshots/store.ts';
import { queueNames } from '#workers/queues.ts';
import { cancelRun } from '../runs/cancel-run.ts';
import type { RunDeps } from '../runs/start-run.ts';

export type DataDeps = RunDeps & {
  readonly snapshots: Pick<SnapshotStore, 'sweep'>;
  readonly places: Pick<DataPaths, 'root' | 'database' | 'restored' | 'backups' | 'snapshots'>;
};

type DataHandlers = Handlers<
  'data.erase' | 'data.usage' | 'data.backUp' | 'data.readBackup' | 'data.restore'
>;

export const data = (deps: DataDeps): DataHandlers => {
  const { library, places } = deps;
  return {
    'data.erase': ({ withBackups = false }) => erase(deps, withBackups),
    'data.usage': () => readUsage(places),
    async 'data.backUp'() {
      const { name, file } = await nameBackup(places, new Date());
      await library.call('library.backUp', { file });
      return { name, path: file, sizeBytes: await sizeOf(file) };
    },
    async 'data.readBackup'({ name, offset }) {
      const { part, isLast } = await readPart(places, { name, offset, bytes: largestPartBytes });
      return { content: part.toString('base64'), isLast };
    },
    async 'data.restore'({ offset, content, isLast }) {
      await addPart(places, { offset, part: Buffer.from(content, 'base64') });
      if (!isLast) return { isWaiting: false };
      try {
        await library.call('library.checkBackup', { file: draftOf(places) });
      } catch (error) {
        await rm(draftOf(places), { force: true });
        throw error;
      }
      await keepRestored(places);
      return { isWaiting: true };
    },
  };
};

async function readUsage(places: DataDeps['places']): Promise<DataUsage> {
  const [database, log, snapshots, backups, total] = await Promise.all([
    sizeOf(places.database),
    sizeOf(`${places.database}-wal`),
    sizeOf(places.snapshots),
    sizeOf(places.backups),
    sizeOf(places.root),
  ]);
  return { folder: places.root, database: database + log, snapshots, backups, total };
}

async function erase(deps: DataDeps, withBackups: boolean): Promise<{ removed: number }> {
  const { library, driver, tracker, snapshots, places } = deps;
  for (const run of tracker.open()) await cancelRun(deps, run.id);
  for (const queue of queueNames) await driver.clean(queue);
  const { removed } = await library.call('library.erase', {});
  // Snapshots hold the answers of sites: remove all, however recent.
  await snapshots.sweep(new Set(), 0);
  // A backup that waits for the next start would bring all of it back.
  for (const file of [places.restored, draftOf(places)]) await rm(file, { force: true });
  if (withBackups) await rm(places.backups, { recursive: true, force: true });
  return { removed };
}
