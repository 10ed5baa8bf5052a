import { Button, Title } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { hrefTo, navigate } from '#renderer/routes.ts';
import { welcomeStrings as words } from '#renderer/strings/welcome.ts';
import classes from './welcome-screen.module.css';

/** A step after the first: a short question and its answer. */
export function StepFrame({
  step,
  children,
  action,
}: {
  readonly step: Exclude<WelcomeStep, 'companies'>;
  readonly children: ReactNode;
  readonly action: ReactNode;
}) {
  const title = useRef<HTMLHeadingElement>(null);
  // Keyboard users start each step at its top.
  useEffect(() => title.current?.focus(), []);
  return (
    <div className={classes.narrow}>
      <Title ref={title} order={1} tabIndex={-1} className={classes.question}>
        {words.titles[step]}
      </Title>
      <p className={classes.text}>{words.texts[step]}</p>
      {children}
      <div className={classes.buttons}>
        <Button variant="default" onClick={() => navigate(stepHref('companies'))}>
          {words.back}
        </Button>
        {action}
      </div>
    </div>
  );
}

export const welcomeSteps = ['companies', 'schedule'] as const;
export type WelcomeStep = (typeof welcomeSteps)[number];

/** Unknown names mean the first step. */
export const parseStep = (text: string | undefined): WelcomeStep =>
  welcomeSteps.find((step) => step === text) ?? 'companies';

export const stepHref = (step: WelcomeStep): string => hrefTo('welcome', { params: { step } });
