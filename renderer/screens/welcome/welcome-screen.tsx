import { Anchor, Button, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { AddField } from '#renderer/parts/add-companies/add-field.tsx';
import { isDraftEmpty } from '#renderer/parts/add-companies/draft.ts';
import { ImportDialog, useImport } from '#renderer/parts/add-companies/import-dialog.tsx';
import { useAddCompanies } from '#renderer/parts/add-companies/use-add-companies.ts';
import { LookAroundButton } from '#renderer/parts/look-around-button.tsx';
import { hrefTo, navigate, useRoute } from '#renderer/routes.ts';
import { arrange } from '#renderer/store/layout.ts';
import { queries } from '#renderer/store/queries.ts';
import { scanAllAndShow } from '#renderer/store/run-actions.ts';
import { saveSetting } from '#renderer/store/settings-actions.ts';
import { addCompaniesStrings } from '#renderer/strings/add-companies.ts';
import { scheduleChoices } from '#renderer/strings/setting-fields.ts';
import { welcomeStrings as words } from '#renderer/strings/welcome.ts';
import { Logo } from '#renderer/ui/logo.tsx';
import { ErrorNote } from '#renderer/ui/note.tsx';
import { StatusMark } from '#renderer/ui/status-mark.tsx';
import { ModelStep } from './model-step.tsx';
import {
  parseStep,
  StepFrame,
  stepFrom,
  stepHref,
  type WelcomeStep,
  welcomeSteps,
} from './step-frame.tsx';
import stepListClasses from './step-list.module.css';
import classes from './welcome-screen.module.css';

export function WelcomeScreen() {
  const { params } = useRoute();
  const step = parseStep(params.step);
  const next = stepFrom(step, 1);
  return (
    <section className={classes.root} aria-label={words.label}>
      <div className={classes.column}>
        <div className={classes.head}>
          <Logo size={28} />
          <StepList current={step} />
          <Anchor component="button" type="button" className={classes.skip} onClick={skipAll}>
            {words.skipAll}
          </Anchor>
        </div>
        {stepOf(step, () => next !== null && navigate(stepHref(next)))}
      </div>
    </section>
  );
}

function stepOf(step: WelcomeStep, onNext: () => void): ReactNode {
  switch (step) {
    case 'companies':
      return <CompaniesStep onNext={onNext} />;
    case 'model':
      return <ModelStep onNext={onNext} />;
    case 'schedule':
      return <ScheduleStep />;
  }
}

function skipAll(): void {
  arrange({ isWelcomeDone: true });
  navigate(hrefTo('inbox'));
}

function StepList({ current }: { readonly current: WelcomeStep }) {
  return (
    <nav aria-label={words.stepsLabel}>
      <ol className={stepListClasses.root}>
        {welcomeSteps.map((step, i) => (
          <li key={step}>
            <a
              className={stepListClasses.step}
              href={stepHref(step)}
              aria-current={step === current ? 'step' : undefined}
            >
              <span className={stepListClasses.number}>{i + 1}</span>
              {words.steps[step]}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** The companies to watch. Unclear lines keep the user here; a second click continues. */
function CompaniesStep({ onNext }: { readonly onNext: () => void }) {
  const adding = useAddCompanies();
  const importing = useImport();
  const { data: companies = [] } = useQuery(queries.companies());
  const goOn = async () => {
    if (adding.ready > 0) await adding.add();
    if (adding.ready === 0 || isDraftEmpty()) onNext();
  };
  return (
    <>
      <StepFrame
        step="companies"
        action={
          <Button loading={adding.isAdding} onClick={() => void goOn()}>
            {adding.ready > 0 ? addCompaniesStrings.watch(adding.ready) : words.next}
          </Button>
        }
      >
        <AddField adding={adding} onImport={importing.readText} />
        {companies.length > 0 && (
          <p className={classes.watching}>
            <StatusMark tone="good" label={words.watching(companies.length)} />
          </p>
        )}
      </StepFrame>
      {companies.length === 0 && <LookAroundOffer />}
      <ImportDialog importing={importing} />
    </>
  );
}

function LookAroundOffer() {
  return (
    <aside className={classes.aside}>
      <div>
        <div className={classes.asideTitle}>{words.lookAroundTitle}</div>
        <p className={classes.muted}>{words.lookAroundText}</p>
      </div>
      <LookAroundButton />
    </aside>
  );
}

function ScheduleStep() {
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
