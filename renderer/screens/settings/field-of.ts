import type { SettingView } from '#renderer/model.ts';
import { settingFields } from '#renderer/strings/setting-fields.ts';
import type { SettingField } from './setting-field.ts';

/** How a setting is shown; by its own words and the type of its value where nobody wrote any. */
export function fieldOf(setting: SettingView): SettingField {
  return settingFields[setting.name] ?? genericField(setting);
}

function genericField({ name, help, isSecret, value, default: usual }: SettingView): SettingField {
  const words = { section: 'other', label: spaced(name), explains: help } as const;
  if (isSecret) return { ...words, kind: 'secret', nothing: '–' };
  const sample = usual ?? value;
  if (typeof sample === 'boolean') return { ...words, kind: 'switch' };
  if (typeof sample === 'number') return { ...words, kind: 'number' };
  return { ...words, kind: 'text', ...(usual === null && { nothing: '–' }) };
}

/** `scanEveryHours` as `Scan every hours`. */
const spaced = (name: string): string => {
  const words = name.replaceAll(/(?<=[a-z\d])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
};
