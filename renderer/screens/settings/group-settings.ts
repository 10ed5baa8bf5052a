import type { SettingView } from '#renderer/model.ts';
import { settingFields } from '#renderer/strings/setting-fields.ts';
import { settingsStrings } from '#renderer/strings/settings.ts';
import { fieldOf } from './field-of.ts';
import type { SettingField, SettingSection } from './setting-field.ts';

export type ShownSetting = { readonly setting: SettingView; readonly field: SettingField };
export type SettingGroups = Readonly<Record<SettingSection, readonly ShownSetting[]>>;

/** Whether a text has all the words of a search. */
export const hasWords = (text: string, words: string): boolean => {
  const lower = text.toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => lower.includes(word));
};

/** The settings that a search means, by section; those with words of their own in the order of these. */
export function groupSettings(settings: readonly SettingView[], words: string): SettingGroups {
  const shown = settings
    .map((setting) => ({ setting, field: fieldOf(setting) }))
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
    desktop: of('desktop'),
    sites: of('sites'),
    model: of('model'),
    programs: of('programs'),
    other: of('other'),
  };
}

const order = Object.keys(settingFields);

const rank = (name: string): number => {
  const at = order.indexOf(name);
  return at < 0 ? order.length : at;
};
