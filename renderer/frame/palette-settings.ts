import { IconAdjustments } from '@tabler/icons-react';
import { hrefTo, navigate } from '../routes.ts';
import { settingFields } from '../strings/setting-fields.ts';
import { settingsStrings } from '../strings/settings.ts';
import type { PaletteItem } from './palette-items.ts';

/** Every setting by its name. Its texts load with the palette, not with the first screen. */
export const settingItems: readonly PaletteItem[] = Object.entries(settingFields).map(
  ([name, { label, explains, section }]) => ({
    id: `setting-${name}`,
    label,
    description: settingsStrings.sections[section],
    words: `${settingsStrings.sections[section]} ${explains}`,
    icon: IconAdjustments,
    run: () => navigate(hrefTo('settings', { params: { q: label } })),
  }),
);
