import { settingsStrings as words } from '#renderer/strings/settings.ts';
import { hasWords, type SettingGroups } from './group-settings.ts';
import { type OwnSection, ownSections, type PageSection } from './page-sections.ts';
import { settingSections } from './setting-field.ts';

/** All words of the sections that are more than settings, for the search. */
const ownWords: Readonly<Record<OwnSection, readonly string[]>> = {
  appearance: [words.sections.appearance, words.about.appearance, ...Object.values(words.schemes)],
  demo: [words.sections.demo, words.about.demo, words.startDemo, words.stopDemo],
  data: [
    words.sections.data,
    words.about.data,
    words.folder,
    words.version,
    words.clear,
    words.erase,
    words.eraseHint,
  ],
};

/** The sections that have something to show for a search, in the order of the page. */
export const sectionsFor = (groups: SettingGroups, typed: string): readonly PageSection[] => [
  ...settingSections.filter((section) => groups[section].length > 0),
  ...ownSections.filter((section) => hasWords(ownWords[section].join(' '), typed)),
];
