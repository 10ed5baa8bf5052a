import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { CompanyView } from '#renderer/model.ts';
import { hrefTo, navigate, useRoute } from '#renderer/routes.ts';
import { arrange } from '#renderer/store/layout.ts';
import { queries } from '#renderer/store/queries.ts';
import { scanCompanies } from '#renderer/store/run-actions.ts';
import { welcomeStrings as words } from '#renderer/strings/welcome.ts';
import { Logo } from '#renderer/ui/logo.tsx';
import { CompaniesStep } from './companies-step.tsx';
import { ScheduleStep } from './schedule-step.tsx';
import { parseStep, stepHref } from './step-frame.tsx';
import classes from './welcome-screen.module.css';

/** The first run: what Rolewatch is for, the companies to watch, and how often to look. */
export function WelcomeScreen() {
  const { params } = useRoute();
  const step = parseStep(params.step);
  // Asked at once: it takes a moment to find out, and the last step needs the answer.
  const { data: servers = [] } = useQuery(queries.models());
  const { data: companies = [] } = useQuery(queries.companies());
  return (
    <section className={classes.root} aria-label={words.label}>
      <header className={classes.head}>
        <Logo size={24} />
        <span className={classes.product}>{words.product}</span>
        <Anchor className={classes.restore} href={hrefTo('settings', { id: 'data' })}>
          {words.restore}
        </Anchor>
        <Anchor
          component="button"
          type="button"
          className={classes.skip}
          onClick={() => skip(companies)}
        >
          {words.skip}
        </Anchor>
      </header>
      {step === 'companies' ? (
        <CompaniesStep onNext={() => navigate(stepHref('schedule'))} />
      ) : (
        <ScheduleStep servers={servers} />
      )}
    </section>
  );
}

/** Who watches companies and skips the rest still waits for their openings. */
function skip(companies: readonly CompanyView[]): void {
  const unread = companies.filter(
    ({ lastCheckedAt, isPaused }) => lastCheckedAt === null && !isPaused,
  );
  if (unread.length > 0) void scanCompanies(unread.map(({ id }) => id));
  arrange({ isWelcomeDone: true });
  navigate(hrefTo('inbox'));
}
