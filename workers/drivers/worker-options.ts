import { z } from 'zod';
import { OriginMap } from '#core/origin-map.ts';
import { type Settings, settingNames, settings } from '#core/settings.ts';
import { ModelAccess } from '#services/llm/access.ts';
import { SnapshotPlace } from '#services/snapshots/store.ts';

const settingsShape = Object.fromEntries(settingNames.map((name) => [name, settings[name].schema]));

/** A host's options for its workers: everything they need to open their services. */
export const WorkerOptions = z.object({
  /** Path of the database; null on a remote machine. */
  database: z.string().nullable(),
  snapshots: SnapshotPlace,
  /** Path of the file that keeps how sites want to be asked; null to forget it with the process. */
  sitePaces: z.string().nullable(),
  settings: z.custom<Settings>((value) => z.object(settingsShape).safeParse(value).success),
  originMap: OriginMap,
  /** How to reach the model that reads openings. */
  model: ModelAccess,
});
export type WorkerOptions = z.infer<typeof WorkerOptions>;
