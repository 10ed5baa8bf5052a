import { type SettingSection, settingSections } from './setting-field.ts';

export const ownSections = ['appearance', 'demo', 'data'] as const;
export type OwnSection = (typeof ownSections)[number];

/** The sections of the page: those of settings, and three of their own. The danger comes last. */
export type PageSection = SettingSection | OwnSection;

/** Every section there may be. */
export const pageSections: readonly PageSection[] = [...settingSections, ...ownSections];

/** Where a section is found on the page. */
export const anchorOf = (section: PageSection): string => `settings-${section}`;
