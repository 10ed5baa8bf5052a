import { Button, Title } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { hrefTo, navigate } from '#renderer/routes.ts';
import { welcomeStrings as words } from '#renderer/strings/welcome.ts';
import classes from './welcome-screen.module.css';

export function StepFrame({
  step,
  children,
  action,
}: {
  readonly step: WelcomeStep;
  readonly children: ReactNode;
  readonly action: ReactNode;
}) {
  const title = useRef<HTMLHeadingElement>(null);
  const before = stepFrom(step, -1);
  const next = stepFrom(step, 1);
  // Keyboard users start each step at its top.
  useEffect(() => title.current?.focus(), []);
  return (
    <>
      <Title ref={title} order={1} tabIndex={-1} className={classes.title}>
        {words.titles[step]}
      </Title>
      <p className={classes.text}>{words.texts[step]}</p>
      {children}
      <div className={classes.foot}>
        {before !== null && (
          <Button variant="default" onClick={() => navigate(stepHref(before))}>
            {words.back}
          </Button>
        )}
        <div className={classes.end}>
          {next !== null && (
            <Button variant="subtle" color="gray" onClick={() => navigate(stepHref(next))}>
              {words.skip}
            </Button>
          )}
          {action}
        </div>
      </div>
    </>
  );
}

/** Every step can be skipped. */
export const welcomeSteps = ['companies', 'model', 'schedule'] as const;
export type WelcomeStep = (typeof welcomeSteps)[number];

/** Unknown names mean the first step. */
export const parseStep = (text: string | undefined): WelcomeStep =>
  welcomeSteps.find((step) => step === text) ?? 'companies';

export const stepHref = (step: WelcomeStep): string => hrefTo('welcome', { params: { step } });

/** The next or previous step; null beyond the ends. */
export const stepFrom = (step: WelcomeStep, by: 1 | -1): WelcomeStep | null =>
  welcomeSteps[welcomeSteps.indexOf(step) + by] ?? null;
