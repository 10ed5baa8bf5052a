import { Button, Select, Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { FoundModel, SettingView } from '#renderer/model.ts';
import { hrefTo, navigate } from '#renderer/routes.ts';
import { arrange } from '#renderer/store/layout.ts';
import { queries } from '#renderer/store/queries.ts';
import { scanAll } from '#renderer/store/run-actions.ts';
import { chooseModel, saveSetting } from '#renderer/store/settings-actions.ts';
import { scheduleChoices } from '#renderer/strings/setting-fields.ts';
import { welcomeStrings as words } from '#renderer/strings/welcome.ts';
import { ErrorNote } from '#renderer/ui/note.tsx';
import { StepFrame } from './step-frame.tsx';
import classes from './welcome-screen.module.css';

/** How often to scan, and whether a model that runs here may help; then the first scan. */
export function ScheduleStep({ servers }: { readonly servers: readonly FoundModel[] }) {
  const { data: settings = [] } = useQuery(queries.settings());
  const { data: companies = [] } = useQuery(queries.companies());
  const [chosen, setChosen] = useState<number | null>(null);
  const [isModelWanted, setIsModelWanted] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const setting = settings.find(({ name }) => name === 'scanEveryHours');
  const isFixed = setting !== undefined && isSetFromOutside(setting);
  const hours = chosen ?? setting?.value;
  const offer = modelToOffer(servers, settings);
  const hasSome = companies.length > 0;

  const save = async () => {
    const isChanged = chosen !== null && chosen !== setting?.value;
    const refused = isChanged ? (await saveSetting('scanEveryHours', chosen)).error : null;
    if (refused !== null || offer === null || !isModelWanted) return refused;
    return await chooseModel(offer.url, offer.model);
  };
  const finish = async () => {
    setIsBusy(true);
    const refused = await save();
    setError(refused);
    if (refused === null) {
      arrange({ isWelcomeDone: true });
      if (!hasSome) navigate(hrefTo('companies'));
      else if ((await scanAll()) !== null) navigate(hrefTo('scan'));
    }
    setIsBusy(false);
  };
  return (
    <StepFrame
      step="schedule"
      action={
        <Button loading={isBusy} onClick={() => void finish()}>
          {hasSome ? words.start : words.finish}
        </Button>
      }
    >
      <div className={classes.choices}>
        <Select
          size="xs"
          w={240}
          label={words.schedule}
          allowDeselect={false}
          disabled={isFixed}
          data={scheduleChoices(setting?.value).map(({ value, label }) => ({
            value: String(value),
            label,
          }))}
          value={hours === undefined ? null : String(hours)}
          onChange={(value) => value !== null && setChosen(Number(value))}
        />
        {isFixed && (
          <p className={classes.muted}>
            {words.fixed(setting.from === 'flag' ? words.commandLine : setting.env)}
          </p>
        )}
        {offer !== null && (
          <Switch
            size="xs"
            label={words.summaries(offer.server)}
            description={words.summariesText}
            checked={isModelWanted}
            onChange={({ currentTarget }) => setIsModelWanted(currentTarget.checked)}
          />
        )}
        <p className={classes.muted}>{hasSome ? words.alerts : words.firstScan}</p>
        {error !== null && <ErrorNote error={error} />}
      </div>
    </StepFrame>
  );
}

/**
 * The model to offer: that of the first server found on this machine that has one. Null if none
 * answers, or if one is set already.
 */
export function modelToOffer(
  servers: readonly FoundModel[],
  settings: readonly SettingView[],
): { readonly server: string; readonly url: string; readonly model: string } | null {
  const set = settings.find(({ name }) => name === 'llmUrl');
  if (set === undefined || set.value !== null || isSetFromOutside(set)) return null;
  const usual = settings.find(({ name }) => name === 'llmModel')?.value;
  const [offer] = servers.flatMap(({ server, url, models }) => {
    const model = models.find((each) => each === usual) ?? models[0];
    return model === undefined ? [] : [{ server, url, model }];
  });
  return offer ?? null;
}

const isSetFromOutside = ({ from }: SettingView): boolean =>
  from === 'flag' || from === 'environment';
