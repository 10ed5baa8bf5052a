/** In the order of the page. */
export const settingSections = [
  'schedule',
  'notifications',
  'pay',
  'desktop',
  'sites',
  'model',
  'programs',
  'other',
] as const;
export type SettingSection = (typeof settingSections)[number];

export type SettingField = {
  readonly section: SettingSection;
  readonly label: string;
  readonly explains: string;
  /** Folded away: few need it, or it needs care. */
  readonly isAdvanced?: boolean;
  /** Shown only where the model comes from there. */
  readonly sources?: readonly ('server' | 'vllm' | 'file')[];
  /** Without effect in a browser. */
  readonly isDesktopOnly?: boolean;
} & (
  | { readonly kind: 'switch' }
  | {
      readonly kind: 'number';
      readonly unit?: string;
      /** How many stored units make one shown unit. */
      readonly per?: number;
    }
  | {
      readonly kind: 'text';
      /** The meaning of an empty field; without it, a value is required. */
      readonly nothing?: string;
      readonly placeholder?: string;
    }
  | { readonly kind: 'secret'; readonly nothing: string }
  /** A stretch of every day, such as 22:00-07:00; `usual` when it is switched on. */
  | { readonly kind: 'times'; readonly nothing: string; readonly usual: string }
  | {
      readonly kind: 'choice';
      readonly choices: (current: unknown) => readonly Choice[];
    }
);

export type Choice = { readonly value: string | number; readonly label: string };

export const ownSections = ['appearance', 'data'] as const;
export type OwnSection = (typeof ownSections)[number];

/** The sections of settings, and two more. The dangerous one comes last. */
export type PageSection = SettingSection | OwnSection;

export const pageSections: readonly PageSection[] = [...settingSections, ...ownSections];

export const anchorOf = (section: PageSection): string => `settings-${section}`;
