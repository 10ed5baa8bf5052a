import type { z } from 'zod';
import type { SnapshotRef } from '#core/snapshot-ref.ts';

/**
 * Where stages leave bulk data for each other, named by its content. Implementations: files in the
 * data dir, and keys of an external Redis.
 */
export interface SnapshotStore {
  /** Stores a JSON value. The same value has the same name, is kept once, and counts as new again. */
  put(value: unknown): Promise<SnapshotRef>;
  /** The value of that name. Throws `snapshot_missing` where it is gone, damaged, or not of `schema`. */
  get<S extends z.ZodType>(ref: SnapshotRef, schema: S): Promise<z.infer<S>>;
  /**
   * Removes what is not in `keep` and was not stored within the last `olderThanMs`; answers with how
   * many. A store whose values expire by themselves has nothing to do.
   */
  sweep(keep: ReadonlySet<string>, olderThanMs: number): Promise<number>;
}
