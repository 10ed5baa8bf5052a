import type { z } from 'zod';
import { AppError } from '#core/errors.ts';
import { sha256Hex } from '#services/snapshots/digest.ts';
import type { SnapshotStore } from '#services/snapshots/store.ts';

/** Snapshots in memory, checked on reading like the real ones. */
export function memorySnapshots(): SnapshotStore {
  const texts = new Map<string, string>();
  return {
    async put(value) {
      const text = JSON.stringify(value);
      const ref = `sha256-${sha256Hex(text)}`;
      texts.set(ref, text);
      return ref;
    },
    async get<S extends z.ZodType>(ref: string, schema: S) {
      const text = texts.get(ref);
      const parsed = schema.safeParse(text === undefined ? undefined : JSON.parse(text));
      if (!parsed.success) throw new AppError('snapshot_missing', { ref });
      return parsed.data;
    },
    async renew(refs) {
      for (const ref of refs) if (!texts.has(ref)) throw new AppError('snapshot_missing', { ref });
    },
    sweep: async () => 0,
  };
}
