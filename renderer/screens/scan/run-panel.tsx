import { Group, Progress, Text } from '@mantine/core';
import { toParams } from '#renderer/filter-params.ts';
import { count, duration } from '#renderer/format.ts';
import type { RunView } from '#renderer/model.ts';
import { hrefTo } from '#renderer/routes.ts';
import { labels } from '#renderer/strings/labels.ts';
import { scanStrings } from '#renderer/strings/scan.ts';
import { Stat } from '#renderer/ui/stat.tsx';
import { StatusMark } from '#renderer/ui/status-mark.tsx';
import classes from './run-panel.module.css';
import { remainingMs, runTone, settledCompanies } from './run-summary.ts';
import { useSeconds } from './use-seconds.ts';

/** How far a run is, honestly: what is done, what was found, what the model still does. */
export function RunPanel({ run }: { readonly run: RunView }) {
  const isOpen = run.endedAt === null;
  return (
    <div className={classes.root}>
      <Group justify="space-between" align="baseline">
        <Text className={classes.headline}>
          {scanStrings.progress(settledCompanies(run), run.totalCompanies)}
        </Text>
        <Group gap="md">
          <Timing run={run} />
          <StatusMark tone={runTone(run.status)} label={labels.runStatus[run.status]} />
        </Group>
      </Group>
      <Progress
        value={run.progress * 100}
        size={6}
        color={isOpen ? 'accent' : 'gray'}
        aria-label={scanStrings.progress(settledCompanies(run), run.totalCompanies)}
        transitionDuration={150}
      />
      <ModelLine run={run} />
      <Group gap="xs" className={classes.stats}>
        <Stat value={count(run.jobsFound)} label={scanStrings.found} href={openingsOf(run, {})} />
        <Stat
          value={count(run.newPostings)}
          label={scanStrings.fresh}
          href={openingsOf(run, { firstSeenFrom: run.startedAt })}
        />
        <Stat
          value={count(run.changedPostings)}
          label={scanStrings.changed}
          href={hrefTo('inbox')}
        />
        <Stat
          value={count(run.closedPostings)}
          label={scanStrings.closed}
          href={hrefTo('openings', { params: toParams({ status: 'closed' }) })}
        />
        <Stat value={count(run.failedCompanies)} label={scanStrings.failed} />
      </Group>
    </div>
  );
}

const openingsOf = (run: RunView, more: { readonly firstSeenFrom?: string }): string =>
  hrefTo('openings', {
    params: toParams({
      status: 'open',
      ...(run.companies.length <= 40 && { companies: run.companies.map(({ id }) => id) }),
      ...more,
    }),
  });

function Timing({ run }: { readonly run: RunView }) {
  const now = useSeconds(run.endedAt === null);
  const left = remainingMs(run, now);
  const text =
    run.endedAt !== null
      ? scanStrings.took(duration(Date.parse(run.endedAt) - Date.parse(run.startedAt)))
      : left === null
        ? ''
        : left < 10_000
          ? scanStrings.soon
          : scanStrings.eta(duration(left));
  return <Text c="dimmed">{text}</Text>;
}

function ModelLine({ run }: { readonly run: RunView }) {
  const enhanced = run.companies.reduce((sum, company) => sum + company.enhanced, 0);
  const all = run.companies.reduce((sum, company) => sum + company.toEnhance, 0);
  if (all === 0) return null;
  return (
    <Text c="dimmed">
      {run.endedAt === null ? scanStrings.model(enhanced, all) : scanStrings.modelDone(enhanced)}
    </Text>
  );
}
