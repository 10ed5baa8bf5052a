import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { AppError } from '#core/errors.ts';
import { type SettingName, type Settings, settingNames, settings } from '#core/settings.ts';
import { keepAside } from './rejected-file.ts';
import { isSealed } from './secrets.ts';

/** Values by the name of their setting; `undefined` says nothing. */
export type SettingValues = { readonly [N in SettingName]?: unknown };

export type OptionSources = {
  /** From the command line; text or already of the right kind. */
  readonly flags: SettingValues;
  readonly env: NodeJS.ProcessEnv;
  /** Path of settings.json; it need not exist. */
  readonly file: string;
  /** What is sealed in the file, opened; without it, that cannot be read. */
  readonly textOf?: (sealed: { readonly sealed: string }) => string | undefined;
};

/** Who says what a setting is. */
export type SettingOrigin = 'flag' | 'environment' | 'file' | 'default';

/**
 * The settings that hold: flags over environment over file over defaults.
 * A bad value in the file costs only itself: it is reported, the default is used and a copy of the
 * file is kept. A bad flag or environment variable throws `invalid_setting`: someone just typed it.
 */
export function readSettings({ flags, env, file, textOf }: OptionSources): {
  readonly settings: Settings;
  readonly origins: Readonly<Record<SettingName, SettingOrigin>>;
  readonly problems: readonly AppError<'invalid_setting'>[];
} {
  const stored = readSettingsFile(file);
  const problems = [...stored.problems];
  const sealed: AppError<'invalid_setting'>[] = [];
  const found = settingNames.map((name): readonly [SettingName, SettingOrigin, unknown] => {
    const typed = typedValue(name, flags[name], env[settings[name].env]);
    if (typed !== undefined) return [name, ...typed];
    const kept = stored.values[name];
    const value = isSealed(kept) ? textOf?.(kept) : kept;
    if (isSealed(kept) && value === undefined) sealed.push(cannotOpen(name));
    if (value === undefined) return [name, 'default', settings[name].default];
    const checked = checkSetting(name, value, `${name} in ${path.basename(file)}`);
    if (!(checked instanceof AppError)) return [name, 'file', checked];
    problems.push(checked);
    return [name, 'default', settings[name].default];
  });
  if (problems.length > 0) problems.push(...keepAside(file));
  return {
    settings: Object.fromEntries(found.map(([name, , value]) => [name, value])) as Settings,
    origins: Object.fromEntries(found) as Record<SettingName, SettingOrigin>,
    problems: [...problems, ...sealed],
  };
}

/** No copy is kept of it: it stays in the file until it is given again. */
const cannotOpen = (name: SettingName): AppError<'invalid_setting'> =>
  new AppError('invalid_setting', {
    name,
    reason: 'it was encrypted by the desktop app and cannot be read here; give it again',
  });

/** What flag or environment say, or `undefined`. An empty variable is one that is not set. */
function typedValue(
  name: SettingName,
  flag: unknown,
  variable: string | undefined,
): readonly ['flag' | 'environment', unknown] | undefined {
  const origin = flag === undefined ? 'environment' : 'flag';
  const value = flag === undefined ? variable || undefined : flag;
  if (value === undefined) return undefined;
  const checked = checkSetting(name, value, wordFor(name, origin));
  if (checked instanceof AppError) throw checked;
  return [origin, checked];
}

/** How a person says it: `hostDelayMs` is `--host-delay-ms` on the command line. */
export const wordFor = (name: SettingName, origin: 'flag' | 'environment'): string =>
  origin === 'environment'
    ? settings[name].env
    : `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/** The value as its setting takes it, text turned into its kind; or what is wrong with it. */
export function checkSetting(name: SettingName, value: unknown, label: string): unknown {
  const schema: z.ZodType = settings[name].schema;
  const result = schema.safeParse(typeof value === 'string' ? coerce(schema, value) : value);
  if (result.success) return result.data;
  const reason = result.error.issues[0]?.message ?? 'not a valid value';
  return new AppError('invalid_setting', { name: label, reason });
}

const words: Readonly<Record<string, boolean>> = {
  ...{ '1': true, true: true, yes: true, on: true },
  ...{ '0': false, false: false, no: false, off: false },
};

/** Text as the kind its setting has; what does not look like one is left for the schema to refuse. */
function coerce(schema: z.ZodType, text: string): unknown {
  const kind = schema instanceof z.ZodNullable ? schema.unwrap() : schema;
  if (kind instanceof z.ZodBoolean) return words[text.trim().toLowerCase()] ?? text;
  if (kind instanceof z.ZodNumber && text.trim() !== '') {
    const number = Number(text);
    return Number.isNaN(number) ? text : number;
  }
  return text;
}

/** What settings.json says, unchecked; a file that is none says nothing, and that is a problem. */
export function readSettingsFile(file: string): {
  readonly values: Readonly<Record<string, unknown>>;
  readonly problems: readonly AppError<'invalid_setting'>[];
} {
  try {
    const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return { values: z.record(z.string(), z.unknown()).parse(content), problems: [] };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      return { values: {}, problems: [] };
    }
    const reason = error instanceof z.ZodError ? 'it is not an object' : String(error);
    const details = { name: path.basename(file), reason };
    return { values: {}, problems: [new AppError('invalid_setting', details, { cause: error })] };
  }
}
