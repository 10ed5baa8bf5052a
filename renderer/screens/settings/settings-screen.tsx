import { Button, CloseButton, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useShortcuts } from '#renderer/keyboard/use-shortcuts.ts';
import { queries } from '#renderer/store/queries.ts';
import { labels } from '#renderer/strings/labels.ts';
import { settingsStrings as words } from '#renderer/strings/settings.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { Screen } from '#renderer/ui/screen.tsx';
import { SkeletonRows } from '#renderer/ui/skeleton-rows.tsx';
import { groupSettings } from './group-settings.ts';
import { SectionNav } from './section-nav.tsx';
import { sectionsFor } from './sections-for.ts';
import { SettingsPage } from './settings-page.tsx';
import classes from './settings-screen.module.css';
import { useSections } from './use-sections.ts';

/** All settings on one page, with their sections beside it and a search over all of it. */
export function SettingsScreen() {
  const [typed, setTyped] = useState('');
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
              icon={<IconSearch size={22} stroke={1.6} />}
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
            <SettingsPage sections={sections} groups={groups} settings={settings} />
          )}
        </div>
      </div>
    </Screen>
  );
}
