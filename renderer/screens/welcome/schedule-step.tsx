import { Button, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { hrefTo, navigate } from '#renderer/routes.ts';
import { arrange } from '#renderer/store/layout.ts';
import { queries } from '#renderer/store/queries.ts';
import { scanAllAndShow } from '#renderer/store/run-actions.ts';
import { saveSetting } from '#renderer/store/settings-actions.ts';
import { scheduleChoices } from '#renderer/strings/setting-fields.ts';
import { welcomeStrings as words } from '#renderer/strings/welcome.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { StepFrame } from './step-frame.tsx';
import classes from './welcome-screen.module.css';

/** How often to scan; its end is the first scan. */
export function ScheduleStep() {
  const { data: settings = [] } = useQuery(queries.settings());
  const { data: companies = [] } = useQuery(queries.companies());
  const [chosen, setChosen] = useState<number | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const setting = settings.find(({ name }) => name === 'scanEveryHours');
  const isFixed = setting?.from === 'flag' || setting?.from === 'environment';
  const hours = chosen ?? setting?.value;
  const finish = async () => {
    setIsBusy(true);
    const isChanged = chosen !== null && chosen !== setting?.value;
    const refused = isChanged ? (await saveSetting('scanEveryHours', chosen)).error : null;
    setError(refused);
    if (refused === null) {
      arrange({ isWelcomeDone: true });
      if (companies.length > 0) await scanAllAndShow();
      else navigate(hrefTo('companies'));
    }
    setIsBusy(false);
  };
  return (
    <StepFrame
      step="schedule"
      action={
        <Button loading={isBusy} onClick={() => void finish()}>
          {companies.length > 0 ? words.start : words.finish}
        </Button>
      }
    >
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
      {isFixed && setting !== undefined && (
        <p className={classes.muted}>
          {words.fixed(setting.from === 'flag' ? words.commandLine : setting.env)}
        </p>
      )}
      <p className={`${classes.muted} ${classes.problem}`}>{words.alerts}</p>
      {error !== null && <ErrorNote error={error} />}
    </StepFrame>
  );
}
