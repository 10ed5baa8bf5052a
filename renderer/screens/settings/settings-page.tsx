import { SegmentedControl, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { relativeTime } from '#renderer/format.ts';
import type { SettingView } from '#renderer/model.ts';
import { arrange, type Layout, useLayout } from '#renderer/store/layout.ts';
import { useHealth } from '#renderer/store/live-state.ts';
import { labels } from '#renderer/strings/labels.ts';
import { settingsStrings as words } from '#renderer/strings/settings.ts';
import { useNow } from '#renderer/ui/age.tsx';
import { AdvancedSettings } from './advanced-settings.tsx';
import { DataSection } from './data-section.tsx';
import type { SettingGroups, ShownSetting } from './group-settings.ts';
import { ModelRows } from './model-rows.tsx';
import { NoticeRows } from './notice-rows.tsx';
import { OwnRow } from './own-row.tsx';
import { RatesRow } from './rates-row.tsx';
import { anchorOf, type PageSection } from './setting-field.ts';
import settingRowClasses from './setting-row.module.css';
import { SettingRow } from './setting-row.tsx';
import classes from './settings-page.module.css';

export function SettingsPage({
  sections,
  groups,
  settings,
  isSearch,
}: {
  readonly sections: readonly PageSection[];
  /** True shows all matches, also those that are folded away otherwise. */
  readonly isSearch: boolean;
  readonly groups: SettingGroups;
  /** All settings, whatever the search. */
  readonly settings: readonly SettingView[];
}) {
  return (
    <div className={classes.root}>
      {sections.map((section) => (
        <section
          key={section}
          id={anchorOf(section)}
          aria-label={words.sections[section]}
          className={classes.section}
        >
          <Title order={2}>{words.sections[section]}</Title>
          <p className={classes.about}>{words.about[section]}</p>
          {section in groups && (
            <Rows shown={groups[section as keyof SettingGroups]} isSearch={isSearch} />
          )}
          {more(section, settings)}
        </section>
      ))}
    </div>
  );
}

function Rows({
  shown,
  isSearch,
}: {
  readonly shown: readonly ShownSetting[];
  readonly isSearch: boolean;
}) {
  const isFolded = ({ field }: ShownSetting) => field.isAdvanced === true && !isSearch;
  return (
    <>
      {shown
        .filter((each) => !isFolded(each))
        .map((each) => (
          <SettingRow key={each.setting.name} {...each} />
        ))}
      <AdvancedSettings shown={shown.filter(isFolded)} />
    </>
  );
}

function more(section: PageSection, settings: readonly SettingView[]): ReactNode {
  switch (section) {
    case 'schedule':
      return <NextScan />;
    case 'pay':
      return <RatesRow />;
    case 'notifications':
      return <NoticeRows settings={settings} />;
    case 'model':
      return <ModelRows settings={settings} />;
    case 'appearance':
      return <AppearanceSection />;
    case 'data':
      return <DataSection />;
    default:
      return null;
  }
}

const schemes: readonly Layout['scheme'][] = ['auto', 'light', 'dark'];

function AppearanceSection() {
  const scheme = useLayout((layout) => layout.scheme);
  return (
    <OwnRow label={words.scheme}>
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={words.scheme}
        data={schemes.map((value) => ({ value, label: words.schemes[value] }))}
        value={scheme}
        onChange={(chosen) => arrange({ scheme: chosen })}
      />
    </OwnRow>
  );
}

function NextScan() {
  const health = useHealth((state) => state.health);
  const now = useNow();
  if (health === null) return null;
  const { nextScanAt, scansHeldBy } = health;
  return (
    <p className={settingRowClasses.explains}>
      {scansHeldBy !== null
        ? `${labels.scanHolds[scansHeldBy]}.`
        : nextScanAt === null
          ? words.noNextScan
          : words.nextScan(relativeTime(nextScanAt, now))}
    </p>
  );
}
