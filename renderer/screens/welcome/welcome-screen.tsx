import { Anchor } from '@mantine/core';
import type { ReactNode } from 'react';
import { hrefTo, navigate, useRoute } from '#renderer/routes.ts';
import { arrange } from '#renderer/store/layout.ts';
import { welcomeStrings as words } from '#renderer/strings/welcome.ts';
import { Logo } from '#renderer/ui/logo.tsx';
import { CompaniesStep } from './companies-step.tsx';
import { ModelStep } from './model-step.tsx';
import { ScheduleStep } from './schedule-step.tsx';
import { StepList } from './step-list.tsx';
import classes from './welcome-screen.module.css';
import { parseStep, stepFrom, stepHref, type WelcomeStep } from './welcome-steps.ts';

/** The first minutes: companies, a model, a schedule; ends in a running scan. */
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
