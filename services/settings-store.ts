import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { AppError } from '#core/errors.ts';
import { type SettingName, type Settings, settingNames, settings } from '#core/settings.ts';
import { unwritable } from './data-dir.ts';
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
import { isSealed, type KeptSecret, plainSecrets, type Secrets } from './secrets.ts';

/** A setting as of the next start; `value` may be a secret. */
export type SettingState = {
  readonly name: SettingName;
  readonly value: unknown;
  readonly from: SettingOrigin;
};

export type SettingsStore = {
  /** The settings in effect: those that need a restart keep their value from the start. */
  readonly current: () => Settings;
  readonly list: () => readonly SettingState[];
  readonly problems: () => readonly AppError<'invalid_setting'>[];
  /**
   * Writes a choice to the file; null removes it. Resolves with the settings whose effective value
   * changed. Throws `invalid_setting`, `setting_fixed` if a flag or the environment decides,
   * `invalid_file`, `data_dir_unwritable`.
   */
  readonly set: (name: SettingName, value: unknown) => Promise<readonly SettingName[]>;
  readonly secretsKeptBy: OpenedSecrets['keptBy'];
  /** Seals plain secrets in the file if the system has a key store. Throws as `set` does. */
  readonly sealSecrets: () => Promise<void>;
};

/** Throws `invalid_setting` for a bad flag or variable. */
export function openSettings(
  given: Omit<OptionSources, 'textOf'> & { readonly secrets?: OpenedSecrets },
): SettingsStore {
  const { secrets = plainOpened, ...places } = given;
  const sources: OptionSources = { ...places, textOf: secrets.textOf };
  let read = readSettings(sources);
  let current = read.settings;
  let writing: Promise<unknown> = Promise.resolve();

  async function write(name: SettingName, value: unknown): Promise<readonly SettingName[]> {
    // Keeps edits made by hand while we run.
    read = readSettings(sources);
    const origin = read.origins[name];
    if (origin === 'flag' || origin === 'environment') {
      throw new AppError('setting_fixed', { name, by: wordFor(name, origin, sources.env) });
    }
    const names: readonly unknown[] = [name, settings[name].former?.name];
    const others = Object.fromEntries(
      Object.entries(readSettingsFile(sources.file).values).filter(([key]) => !names.includes(key)),
    );
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

  /** One after the other: each starts from the file that the last one wrote. */
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
  // Refuses an unusable file now, while the user looks.
  if (name === 'originMap') readOriginMap(String(checked));
  return checked;
}

/** All or nothing, for its owner alone: it may hold keys. */
async function writeWhole(file: string, values: Readonly<Record<string, unknown>>): Promise<void> {
  try {
    await writePrivateFile(file, `${JSON.stringify(values, null, 2)}\n`);
  } catch (error) {
    throw unwritable(path.dirname(file), error);
  }
}

type OpenedSecrets = Pick<Secrets, 'keptBy' | 'seal'> & {
  /** The secret text; undefined if it could not be opened. */
  readonly textOf: (sealed: { readonly sealed: string }) => string | undefined;
};

/** Opens the sealed values in a settings file; leaves those that do not open. */
export async function openSecrets(secrets: Secrets, file: string): Promise<OpenedSecrets> {
  const texts = new Map<string, string>();
  const learn = (kept: KeptSecret, text: string): void => {
    if (typeof kept === 'object') texts.set(kept.sealed, text);
  };
  for (const value of Object.values(readSettingsFile(file).values)) {
    if (!isSealed(value)) continue;
    // Reading the setting reports it.
    const text = await secrets.open(value).catch(() => undefined);
    if (text !== undefined) learn(value, text);
  }
  return {
    keptBy: secrets.keptBy,
    textOf: ({ sealed }) => texts.get(sealed),
    async seal(text) {
      const kept = await secrets.seal(text);
      learn(kept, text);
      return kept;
    },
  };
}

/** For a host without a key store. */
const plainOpened: OpenedSecrets = {
  keptBy: 'file',
  seal: plainSecrets.seal,
  textOf: () => undefined,
};
