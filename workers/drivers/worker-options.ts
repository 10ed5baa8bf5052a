import { z } from 'zod';
import { OriginMap } from '#core/origin-map.ts';
import { type Settings, settingNames, settings } from '#core/settings.ts';
import { SnapshotPlace } from '#services/snapshots/open-store.ts';

const settingsShape = Object.fromEntries(settingNames.map((name) => [name, settings[name].schema]));

/** What a host tells its workers before they start: all they need to open their services. */
export const WorkerOptions = z.object({
  /** Path of the database; null on a machine that only lends a hand. */
  database: z.string().nullable(),
  snapshots: SnapshotPlace,
  settings: z.custom<Settings>((value) => z.object(settingsShape).safeParse(value).success),
  originMap: OriginMap,
});
export type WorkerOptions = z.infer<typeof WorkerOptions>;
