import { Button, CloseButton, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { useShortcuts } from '#renderer/keyboard/use-shortcuts.ts';
import { hrefTo, navigate, useRoute } from '#renderer/routes.ts';
import { queries } from '#renderer/store/queries.ts';
import { labels } from '#renderer/strings/labels.ts';
import { settingsStrings as words } from '#renderer/strings/settings.ts';
import { ErrorNote } from '#renderer/ui/note.tsx';
import { EmptyState, Screen } from '#renderer/ui/screen.tsx';
import { SkeletonRows } from '#renderer/ui/skeleton-rows.tsx';
import { groupSettings, hasWords, type SettingGroups } from './group-settings.ts';
import {
  anchorOf,
  type OwnSection,
  ownSections,
  type PageSection,
  pageSections,
  settingSections,
} from './setting-field.ts';
import { SettingsPage } from './settings-page.tsx';
import classes from './settings-screen.module.css';

export function SettingsScreen() {
  const [typed, setTyped] = useSearched();
  const field = useRef<HTMLInputElement>(null);
  const { data: settings, error, refetch } = useQuery(queries.settings());
  useShortcuts({ filter: () => field.current?.focus() });
  const groups = groupSettings(settings ?? [], typed);
  const sections = sectionsFor(groups, typed);
  const { scroller, current, goTo } = useSections(settings !== undefined, sections);
  return (
    <Screen
      isPlain
      title={labels.screens.settings}
      actions={
        <TextInput
          ref={field}
          size="xs"
          w={240}
          aria-label={words.search}
          placeholder={words.search}
          leftSection={<IconSearch size={14} aria-hidden />}
          rightSection={
            typed !== '' && (
              <CloseButton size="xs" aria-label={words.showAll} onClick={() => setTyped('')} />
            )
          }
          value={typed}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
          onKeyDown={({ key, currentTarget }) => {
            if (key === 'Escape') currentTarget.blur();
          }}
        />
      }
    >
      <div className={classes.root}>
        <SectionNav sections={sections} current={current} onGo={goTo} />
        <div className={classes.scroller} ref={scroller} data-searching={typed !== ''}>
          {settings === undefined ? (
            error === null ? (
              <SkeletonRows />
            ) : (
              <div className={classes.failed}>
                <ErrorNote error={error} onRetry={() => void refetch()} />
              </div>
            )
          ) : sections.length === 0 ? (
            <EmptyState
              drawing="search"
              title={words.nothingTitle}
              action={
                <Button variant="default" onClick={() => setTyped('')}>
                  {words.showAll}
                </Button>
              }
            >
              {words.nothing}
            </EmptyState>
          ) : (
            <SettingsPage
              sections={sections}
              groups={groups}
              settings={settings}
              isSearch={typed.trim() !== ''}
            />
          )}
        </div>
      </div>
    </Screen>
  );
}

/** The typed words. An address may bring some; they leave it at the first change. */
function useSearched(): [string, (typed: string) => void] {
  const { id, params } = useRoute();
  const { q = '' } = params;
  const [typed, setTyped] = useState(q);
  useEffect(() => {
    if (q !== '') setTyped(q);
  }, [q]);
  return [
    typed,
    (next) => {
      setTyped(next);
      if (q !== '') navigate(hrefTo('settings', { id }), { replace: true });
    },
  ];
}

function SectionNav({
  sections,
  current,
  onGo,
}: {
  readonly sections: readonly PageSection[];
  readonly current: PageSection | null;
  /** Also called if the address already names the section. */
  readonly onGo: (section: PageSection) => void;
}) {
  return (
    <nav className={classes.sectionNav} aria-label={words.navigation}>
      <ul className={classes.list}>
        {sections.map((section) => (
          <li key={section}>
            <a
              className={classes.link}
              href={hrefTo('settings', { id: section })}
              aria-current={section === current ? 'true' : undefined}
              onClick={() => onGo(section)}
            >
              {words.sections[section]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

type Sections = {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly current: PageSection | null;
  readonly goTo: (section: PageSection) => void;
};

/** Tracks the section in view, and scrolls to the one in the address. */
function useSections(isReady: boolean, sections: readonly PageSection[]): Sections {
  const { id } = useRoute();
  const scroller = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState<PageSection | null>(null);
  const goTo = (section: PageSection) =>
    document.getElementById(anchorOf(section))?.scrollIntoView({ block: 'start' });
  const wanted = sections.find((section) => section === id);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another search must not scroll back
  useEffect(() => {
    if (isReady && wanted !== undefined) goTo(wanted);
  }, [isReady, id]);
  const shown = sections.join(' ');
  useEffect(() => {
    const view = scroller.current;
    if (view === null || !isReady) return;
    const inView = new Set<string>();
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          if (isIntersecting) inView.add(target.id);
          else inView.delete(target.id);
        }
        setSeen(pageSections.find((section) => inView.has(anchorOf(section))) ?? null);
      },
      // The section that crosses a line slightly below the top.
      { root: view, rootMargin: '-48px 0px -80% 0px' },
    );
    for (const section of pageSections) {
      const element = shown.includes(section) && document.getElementById(anchorOf(section));
      if (element) observer.observe(element);
    }
    return () => observer.disconnect();
  }, [isReady, shown]);
  const current = seen !== null && sections.includes(seen) ? seen : (sections[0] ?? null);
  return { scroller, current, goTo };
}

/** Search words for the sections that are not only settings. */
const ownWords: Readonly<Record<OwnSection, readonly string[]>> = {
  appearance: [words.sections.appearance, words.about.appearance, ...Object.values(words.schemes)],
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

/** The sections with results for a search, in the order of the page. */
export const sectionsFor = (groups: SettingGroups, typed: string): readonly PageSection[] => [
  ...settingSections.filter((section) => groups[section].length > 0),
  ...ownSections.filter((section) => hasWords(ownWords[section].join(' '), typed)),
];
