import type { SettingView } from '#renderer/model.ts';
import { settingFields } from '#renderer/strings/setting-fields.ts';
import { settingsStrings } from '#renderer/strings/settings.ts';
import type { SettingField, SettingSection } from './setting-field.ts';

export type ShownSetting = { readonly setting: SettingView; readonly field: SettingField };
export type SettingGroups = Readonly<Record<SettingSection, readonly ShownSetting[]>>;

/** True if a text has all the words of a search. */
export const hasWords = (text: string, words: string): boolean => {
  const lower = text.toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => lower.includes(word));
};

/** The settings that match a search, by section, in the order of their fields. */
export function groupSettings(settings: readonly SettingView[], words: string): SettingGroups {
  const source = settings.find(({ name }) => name === 'llmSource')?.value;
  const shown = settings
    .map((setting) => ({ setting, field: fieldOf(setting) }))
    // A search finds all.
    .filter(({ field: { sources } }) => words !== '' || isOf(source, sources))
    .filter(({ setting: { name, env, help }, field: { label, explains, section } }) =>
      hasWords(
        [label, explains, name, env, help, settingsStrings.sections[section]].join(' '),
        words,
      ),
    )
    .toSorted((a, b) => rank(a.setting.name) - rank(b.setting.name));
  const of = (section: SettingSection) => shown.filter(({ field }) => field.section === section);
  return {
    schedule: of('schedule'),
    notifications: of('notifications'),
    pay: of('pay'),
    desktop: of('desktop'),
    sites: of('sites'),
    model: of('model'),
    programs: of('programs'),
    other: of('other'),
  };
}

const isOf = (source: unknown, sources: SettingField['sources']): boolean =>
  source === undefined || sources === undefined || sources.some((each) => each === source);

const order = Object.keys(settingFields);

const rank = (name: string): number => {
  const at = order.indexOf(name);
  return at < 0 ? order.length : at;
};

/** A setting's field; without its own words, derived from its name and type. */
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
