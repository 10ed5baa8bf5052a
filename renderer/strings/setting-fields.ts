import type { SettingField } from '../screens/settings/setting-field.ts';

/** THE TABLE of how settings are shown, by name; one that is not here is shown with its own help. */
export const settingFields: Readonly<Record<string, SettingField>> = {
  scanEveryHours: {
    section: 'schedule',
    kind: 'choice',
    choices: [],
    label: 'Scan all companies',
    explains: 'While Rolewatch runs. Paused companies are left out.',
  },
};
