import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { AppError } from '#core/errors.ts';
import { type SettingName, type Settings, settingNames, settings } from '#core/settings.ts';
import { unwritable } from './data-dir.ts';
import { type OpenedSecrets, plainOpened } from './opened-secrets.ts';
import {
  checkSetting,
  type OptionSources,
  readSettings,
  readSettingsFile,
  type SettingOrigin,
  wordFor,
} from './options.ts';
import { readOriginMap } from './origin-map-file.ts';
import { writePrivateFile } from './private-file.ts';

/** A setting as it will be at the next start; `value` may be a secret. */
export type SettingState = {
  readonly name: SettingName;
  readonly value: unknown;
  readonly from: SettingOrigin;
};

/** The settings of a host that runs, and settings.json, which holds what a person chose. */
export type SettingsStore = {
  /** What holds now: those that apply at a start are as they were at this one. */
  readonly current: () => Settings;
  readonly list: () => readonly SettingState[];
  /** What is wrong in the file. */
  readonly problems: () => readonly AppError<'invalid_setting'>[];
  /**
   * Writes a choice to the file; null takes it back. Resolves with the settings that hold
   * differently from now on. Throws `invalid_setting`, `setting_fixed` where a flag or the
   * environment decides, `invalid_file`, `data_dir_unwritable`.
   */
  readonly set: (name: SettingName, value: unknown) => Promise<readonly SettingName[]>;
  readonly secretsKeptBy: OpenedSecrets['keptBy'];
  /** Seals what the file holds as plain text, where the system has a key store. Throws as `set` does. */
  readonly sealSecrets: () => Promise<void>;
};

/** Reads the settings. Throws `invalid_setting` for a bad flag or variable. */
export function openSettings(
  given: Omit<OptionSources, 'textOf'> & { readonly secrets?: OpenedSecrets },
): SettingsStore {
  const { secrets = plainOpened, ...places } = given;
  const sources: OptionSources = { ...places, textOf: secrets.textOf };
  let read = readSettings(sources);
  let current = read.settings;
  let writing: Promise<unknown> = Promise.resolve();

  async function write(name: SettingName, value: unknown): Promise<readonly SettingName[]> {
    // Whoever edits the file by hand while we run must not lose what they wrote.
    read = readSettings(sources);
    const origin = read.origins[name];
    if (origin === 'flag' || origin === 'environment') {
      throw new AppError('setting_fixed', { name, by: wordFor(name, origin) });
    }
    const { [name]: _old, ...others } = readSettingsFile(sources.file).values;
    const kept =
      settings[name].secret && value !== null ? await secrets.seal(String(value)) : value;
    await writeWhole(sources.file, value === null ? others : { ...others, [name]: kept });
    read = readSettings(sources);
    const next = settingNames.map((each) => {
      const now = settings[each].applies === 'restart' ? current[each] : read.settings[each];
      return [each, now] as const;
    });
    const changed = next.filter(([each, now]) => !isDeepStrictEqual(now, current[each]));
    current = Object.fromEntries(next) as Settings;
    return changed.map(([each]) => each);
  }

  async function seal(): Promise<void> {
    const { values } = readSettingsFile(sources.file);
    const plain = settingNames.flatMap((name) => {
      const value = values[name];
      return settings[name].secret && typeof value === 'string' ? [[name, value] as const] : [];
    });
    if (secrets.keptBy === 'file' || plain.length === 0) return;
    const sealed: [SettingName, unknown][] = [];
    for (const [name, text] of plain) sealed.push([name, await secrets.seal(text)]);
    await writeWhole(sources.file, { ...values, ...Object.fromEntries(sealed) });
    read = readSettings(sources);
  }

  /** One after the other: each starts from the file as the one before left it. */
  function inTurn<T>(task: () => Promise<T>): Promise<T> {
    const done = writing.then(task);
    writing = done.catch(() => undefined);
    return done;
  }

  return {
    current: () => current,
    list: () =>
      settingNames.map((name) => ({
        name,
        value: read.settings[name],
        from: read.origins[name],
      })),
    problems: () => read.problems,
    async set(name, value) {
      const checked = value === null ? null : checkChoice(name, value);
      return await inTurn(() => write(name, checked));
    },
    secretsKeptBy: secrets.keptBy,
    sealSecrets: () => inTurn(seal),
  };
}

function checkChoice(name: SettingName, value: unknown): unknown {
  const checked = checkSetting(name, value, name);
  if (checked instanceof AppError) throw checked;
  // A file that cannot be used is refused now, while the person looks.
  if (name === 'originMap') readOriginMap(String(checked));
  return checked;
}

/** All of it or nothing, for its owner alone: it may hold keys. */
async function writeWhole(file: string, values: Readonly<Record<string, unknown>>): Promise<void> {
  try {
    await writePrivateFile(file, `${JSON.stringify(values, null, 2)}\n`);
  } catch (error) {
    throw unwritable(path.dirname(file), error);
  }
}
