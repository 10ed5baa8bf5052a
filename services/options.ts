import { createHash } from 'node:crypto';
import { chmodSync, copyFileSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { AppError } from '#core/errors.ts';
import { type SettingName, type Settings, settingNames, settings } from '#core/settings.ts';
import { isSealed } from './secrets.ts';

/** Values by setting; `undefined` means not given. */
export type SettingValues = { readonly [N in SettingName]?: unknown };

export type OptionSources = {
  /** From the command line; text or already of the right kind. */
  readonly flags: SettingValues;
  readonly env: NodeJS.ProcessEnv;
  /** Path of settings.json; it need not exist. */
  readonly file: string;
  /** Opens sealed values; without it they are unreadable. */
  readonly textOf?: (sealed: { readonly sealed: string }) => string | undefined;
};

export type SettingOrigin = 'flag' | 'environment' | 'file' | 'default';

/**
 * The effective settings: flags over environment over file over defaults. A bad value in the file
 * costs only itself: reports it, uses the default and keeps a copy of the file. A bad flag or
 * variable throws `invalid_setting`, since someone just typed it.
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
    const typed = typedValue(name, flags[name], env);
    if (typed !== undefined) return [name, ...typed];
    const kept = stored.values[name] ?? stored.values[settings[name].former?.name ?? name];
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

/** Keeps no copy of the file: the value stays in it until it is set again. */
const cannotOpen = (name: SettingName): AppError<'invalid_setting'> =>
  new AppError('invalid_setting', {
    name,
    reason: 'it was encrypted by the desktop app and cannot be read here; give it again',
  });

/** `undefined` if not given, which includes an empty variable. */
function typedValue(
  name: SettingName,
  flag: unknown,
  env: NodeJS.ProcessEnv,
): readonly ['flag' | 'environment', unknown] | undefined {
  const origin = flag === undefined ? 'environment' : 'flag';
  const value = flag === undefined ? env[variableOf(name, env)] || undefined : flag;
  if (value === undefined) return undefined;
  const checked = checkSetting(name, value, wordFor(name, origin, env));
  if (checked instanceof AppError) throw checked;
  return [origin, checked];
}

/** The name for people: `siteDelayMs` is `--site-delay-ms` on the command line. */
export const wordFor = (
  name: SettingName,
  origin: 'flag' | 'environment',
  env: NodeJS.ProcessEnv = {},
): string =>
  origin === 'environment'
    ? variableOf(name, env)
    : `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/** The variable of a setting; the earlier version's name counts if only that is set. */
function variableOf(name: SettingName, env: NodeJS.ProcessEnv): string {
  const { env: variable, former } = settings[name];
  return former !== undefined && env[former.env] && !env[variable] ? former.env : variable;
}

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

/** Converts text to the setting's kind; the schema refuses the rest. */
function coerce(schema: z.ZodType, text: string): unknown {
  const kind = schema instanceof z.ZodNullable ? schema.unwrap() : schema;
  if (kind instanceof z.ZodBoolean) return words[text.trim().toLowerCase()] ?? text;
  if (kind instanceof z.ZodNumber && text.trim() !== '') {
    const number = Number(text);
    return Number.isNaN(number) ? text : number;
  }
  return text;
}

/** The unchecked content of settings.json; an unreadable file is empty, with a problem. */
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

/**
 * Keeps a copy (0600) of a settings file with unusable parts, since the next change overwrites it.
 * Keeps the same content once. Returns the problem if the copy fails.
 */
function keepAside(file: string): readonly AppError<'invalid_setting'>[] {
  try {
    const content = createHash('sha256').update(readFileSync(file)).digest('hex');
    const copy = `${file}.rejected-${content.slice(0, 8)}`;
    copyFileSync(file, copy);
    chmodSync(copy, 0o600);
    return [];
  } catch (error) {
    const reason = `no copy of it could be kept: ${error instanceof Error ? error.message : error}`;
    const details = { name: path.basename(file), reason };
    return [new AppError('invalid_setting', details, { cause: error })];
  }
}
