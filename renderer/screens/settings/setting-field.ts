/** Sections with settings in them, in the order of the page. */
export const settingSections = [
  'schedule',
  'notifications',
  'desktop',
  'sites',
  'model',
  'programs',
  'other',
] as const;
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
