import type { OriginMap } from '#core/origin-map.ts';
import type { Settings } from '#core/settings.ts';
import { readOriginMap } from '#services/origin-map-file.ts';

/** What the file says that the setting `originMap` names. */
export type OriginMirrors = {
  readonly current: () => OriginMap;
  /** The setting names another file, or none. Throws `invalid_file`, and all stays as it was. */
  readonly read: () => void;
};

/** Reads the file. Throws `invalid_file`. */
export function openOriginMirrors(settings: () => Settings): OriginMirrors {
  let current: OriginMap = {};
  const read = (): void => {
    const { originMap } = settings();
    current = originMap === null ? {} : readOriginMap(originMap);
  };
  read();
  return { current: () => current, read };
}
