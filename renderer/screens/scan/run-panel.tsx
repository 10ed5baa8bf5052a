import { Group, Progress, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { toParams } from '#renderer/filter-params.ts';
import { duration } from '#renderer/format.ts';
import { knownIn } from '#renderer/known.ts';
import type { PostingFilter, RunView } from '#renderer/model.ts';
import { Stat } from '#renderer/parts/stat.tsx';
import { hrefTo, useRoute } from '#renderer/routes.ts';
import { freshIn, outcomeText, type Segment, segments } from '#renderer/run-outcome.ts';
import { scanStrings } from '#renderer/strings/scan.ts';
import { StatusMark } from '#renderer/ui/status-mark.tsx';
import classes from './run-panel.module.css';
import { remainingMs, runMark } from './run-summary.ts';

export function RunPanel({ run }: { readonly run: RunView }) {
  const { id } = useRoute();
  const failed = run.isOffline ? 0 : run.failedCompanies;
  return (
    <div className={classes.root}>
      <Group justify="space-between" align="baseline">
        <Text className={classes.headline}>{outcomeText(run, scanStrings.companiesChecked)}</Text>
        <Group gap="md">
          <Timing run={run} />
          <StatusMark {...runMark(run)} />
        </Group>
      </Group>
      <Progress.Root size={6} transitionDuration={150}>
        {segments(run).map(({ kind, share }) => (
          <Progress.Section
            key={kind}
            value={share}
            color={segmentColour[kind]}
            aria-label={outcomeText(run, scanStrings.companiesChecked)}
          />
        ))}
      </Progress.Root>
      <ModelLine run={run} />
      <Group gap="xs" className={classes.stats}>
        <Stat
          known={knownIn(run, run.openingsFound)}
          label={scanStrings.found}
          href={openingsOf(run)}
        />
        <Stat
          known={knownIn(run, freshIn(run))}
          label={scanStrings.fresh}
          href={linkIf(freshIn(run), { foundIn: run.id })}
        />
        <Stat
          known={knownIn(run, run.changedPostings)}
          label={scanStrings.changed}
          href={linkIf(run.changedPostings, { changedIn: run.id })}
        />
        <Stat
          known={knownIn(run, run.closedPostings)}
          label={scanStrings.closed}
          href={linkIf(run.closedPostings, { closedIn: run.id })}
        />
        <Stat
          known={{ kind: 'known', n: failed }}
          label={scanStrings.failed}
          href={failed > 0 ? hrefTo('scan', { id, params: { show: 'failed' } }) : undefined}
        />
      </Group>
    </div>
  );
}

const segmentColour: Readonly<Record<Segment['kind'], string>> = {
  checked: 'var(--rw-good)',
  partly: 'var(--rw-warn)',
  failed: 'var(--rw-bad)',
  cancelled: 'gray',
  working: 'accent',
};

const openingsOf = (run: RunView): string =>
  hrefTo('openings', {
    params: toParams({
      status: 'open',
      ...(run.companies.length <= 40 && { companies: run.companies.map(({ id }) => id) }),
    }),
  });

/** A number leads to the openings that it counts, whatever their state now; zero to none. */
const linkIf = (n: number, filter: PostingFilter): string | undefined =>
  n === 0 ? undefined : hrefTo('openings', { params: toParams(filter) });

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

/** The time to the second while the scan runs. */
function useSeconds(isRunning: boolean): number {
  const [nowMs, setNowMs] = useState(Date.now);
  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(() => setNowMs(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, [isRunning]);
  return nowMs;
}
