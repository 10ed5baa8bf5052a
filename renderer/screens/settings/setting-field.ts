import type { SettingView } from '#renderer/model.ts';
import { settingFields } from '#renderer/strings/setting-fields.ts';

/** Sections with settings in them, in the order of the page. */
export const settingSections = ['schedule', 'sites', 'model', 'programs', 'other'] as const;
export type SettingSection = (typeof settingSections)[number];

/** How a setting is shown: words, and which control fits it. */
export type SettingField = {
  readonly section: SettingSection;
  readonly label: string;
  /** What it does, in a sentence or two. */
  readonly explains: string;
} & (
  | { readonly kind: 'switch' }
  | {
      readonly kind: 'number';
      /** What stands behind the number. */
      readonly unit?: string;
      /** How many of what is stored make one of the unit. */
      readonly per?: number;
    }
  | {
      readonly kind: 'text';
      /** What nothing means; without it, something must be given. */
      readonly nothing?: string;
      readonly placeholder?: string;
    }
  | { readonly kind: 'secret'; readonly nothing: string }
  | {
      readonly kind: 'choice';
      /** What can be chosen, while this is chosen. */
      readonly choices: (current: unknown) => readonly Choice[];
    }
);

export type Choice = { readonly value: string | number; readonly label: string };

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
