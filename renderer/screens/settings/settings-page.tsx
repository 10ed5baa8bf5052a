import { Anchor, Button, SegmentedControl, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { relativeTime } from '#renderer/format.ts';
import type { FoundModel, SettingView } from '#renderer/model.ts';
import { ModelTest } from '#renderer/parts/model-test.tsx';
import { arrange, type Layout, useLayout } from '#renderer/store/layout.ts';
import { useHealth } from '#renderer/store/live-state.ts';
import { queries } from '#renderer/store/queries.ts';
import { chooseModel, findModelsAgain } from '#renderer/store/settings-actions.ts';
import { labels } from '#renderer/strings/labels.ts';
import { settingsStrings as words } from '#renderer/strings/settings.ts';
import { useNow } from '#renderer/ui/age.tsx';
import { StatusMark } from '#renderer/ui/status-mark.tsx';
import { AdvancedSettings } from './advanced-settings.tsx';
import { DataSection } from './data-section.tsx';
import foundModelsClasses from './found-models.module.css';
import type { SettingGroups, ShownSetting } from './group-settings.ts';
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
      return <ModelConnection settings={settings} />;
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

function ModelConnection({ settings }: { readonly settings: readonly SettingView[] }) {
  const of = (name: string) => settings.find((setting) => setting.name === name);
  const url = of('llmUrl');
  const model = of('llmModel');
  // Clears the old result when the model changes.
  const asked = `${String(url?.value)} ${String(model?.value)}`;
  return (
    <>
      <OwnRow label={words.connection} explains={words.connectionHint}>
        <ModelTest key={asked} isDisabled={url?.isSet !== true} />
      </OwnRow>
      <FoundModels url={url} model={model} />
    </>
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

/** Model servers found on this machine; a click on a model configures it. */
function FoundModels({
  url,
  model,
}: {
  readonly url: SettingView | undefined;
  readonly model: SettingView | undefined;
}) {
  const { data: found, isFetching } = useQuery(queries.models());
  const [refused, setRefused] = useState<string | null>(null);
  const isFixed = [url, model].some(
    (setting) => setting?.from === 'flag' || setting?.from === 'environment',
  );
  const choose = async (server: FoundModel, name: string) =>
    setRefused((await chooseModel(server.url, name))?.message ?? null);
  return (
    <OwnRow
      label={words.found}
      explains={
        <>
          {found !== undefined && found.length > 0 && `${words.foundHint} `}
          <Anchor component="button" type="button" inherit onClick={() => void findModelsAgain()}>
            {words.lookAgain}
          </Anchor>
        </>
      }
    >
      {isFetching && <StatusMark tone="busy" label={words.looking} />}
      {!isFetching && found?.length === 0 && (
        <span className={settingRowClasses.explains}>{words.nothingFound}</span>
      )}
      {!isFetching &&
        found?.map((server) => (
          <div key={server.url} className={foundModelsClasses.server}>
            <div title={server.url}>
              {words.foundAt(server.server, URL.parse(server.url)?.host ?? '')}
            </div>
            {server.models.length === 0 && (
              <span className={settingRowClasses.explains}>{words.noModels}</span>
            )}
            <div className={foundModelsClasses.models}>
              {server.models.map((name) =>
                url?.value === server.url && model?.value === name ? (
                  <StatusMark key={name} tone="good" label={words.inUse(name)} />
                ) : (
                  <Button
                    key={name}
                    variant="default"
                    disabled={isFixed}
                    aria-label={words.use(server.server, name)}
                    onClick={() => void choose(server, name)}
                  >
                    {name}
                  </Button>
                ),
              )}
            </div>
          </div>
        ))}
      {refused !== null && <StatusMark tone="bad" label={refused} />}
    </OwnRow>
  );
}
