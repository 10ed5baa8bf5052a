import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { SettingView } from '#renderer/model.ts';
import { settingsStrings as words } from '#renderer/strings/settings.ts';
import { AppearanceSection } from './appearance-section.tsx';
import { DataSection } from './data-section.tsx';
import { DemoSection } from './demo-section.tsx';
import type { SettingGroups } from './group-settings.ts';
import { ModelConnection } from './model-connection.tsx';
import { NextScan } from './next-scan.tsx';
import { anchorOf, type PageSection } from './page-sections.ts';
import { SettingRow } from './setting-row.tsx';
import classes from './settings-page.module.css';

/** The sections one under the other, each with its settings and what else belongs there. */
export function SettingsPage({
  sections,
  groups,
  settings,
}: {
  readonly sections: readonly PageSection[];
  readonly groups: SettingGroups;
  /** All there are, whatever is searched for. */
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
          {section in groups &&
            groups[section as keyof SettingGroups].map((shown) => (
              <SettingRow key={shown.setting.name} {...shown} />
            ))}
          {more(section, settings)}
        </section>
      ))}
    </div>
  );
}

function more(section: PageSection, settings: readonly SettingView[]): ReactNode {
  switch (section) {
    case 'schedule':
      return <NextScan />;
    case 'model':
      return <ModelConnection settings={settings} />;
    case 'appearance':
      return <AppearanceSection />;
    case 'demo':
      return <DemoSection />;
    case 'data':
      return <DataSection />;
    default:
      return null;
  }
}
