import { Button, Title } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { navigate } from '#renderer/routes.ts';
import { welcomeStrings as words } from '#renderer/strings/welcome.ts';
import classes from './welcome-screen.module.css';
import { stepFrom, stepHref, type WelcomeStep } from './welcome-steps.ts';

/** What every step has: a question, its answer, and the ways on. */
export function StepFrame({
  step,
  children,
  action,
}: {
  readonly step: WelcomeStep;
  readonly children: ReactNode;
  /** The button that takes the answer and goes on. */
  readonly action: ReactNode;
}) {
  const title = useRef<HTMLHeadingElement>(null);
  const before = stepFrom(step, -1);
  const next = stepFrom(step, 1);
  // Who works by keyboard begins each step at its top.
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
