import { Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { clockTime, count, duration, megabytes } from '#renderer/format.ts';
import type { HealthView, QueueView, WorkerView } from '#renderer/model.ts';
import { useRoute } from '#renderer/routes.ts';
import { useAwaySince, useHealth, useQueueCounts } from '#renderer/store/live-state.ts';
import { queries } from '#renderer/store/queries.ts';
import { labels } from '#renderer/strings/labels.ts';
import { queuesStrings } from '#renderer/strings/queues.ts';
import { useNow } from '#renderer/ui/age.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { Screen } from '#renderer/ui/screen.tsx';
import { SkeletonRows } from '#renderer/ui/skeleton-rows.tsx';
import { StatusMark, type Tone } from '#renderer/ui/status-mark.tsx';
import { FailedJobs } from './failed-jobs.tsx';
import { JobDrawer } from './job-drawer.tsx';
import { type Faults, faultsIn, faultsOf, percent } from './job-facts.ts';
import { Lane } from './lane.tsx';
import { LogLines } from './log-lines.tsx';
import { PipelineFlow } from './pipeline-flow.tsx';
import classes from './queues-screen.module.css';

const notListed: Faults = { jobs: [], isAll: true };

/** The bars of the last minutes move on while the screen is open. */
const timesEveryMs = 10_000;

export function QueuesScreen() {
  const { id } = useRoute();
  const queues = useQueueCounts((state) => state.queues);
  const health = useHealth((state) => state.health);
  const workers = health?.workers ?? [];
  const awaySince = useAwaySince();
  const isAway = awaySince !== null;
  const now = useNow();
  const { data: faults = notListed } = useQuery({ ...queries.jobs(null), select: faultsIn });
  const { data: times } = useQuery({ ...queries.queueTimes(), refetchInterval: timesEveryMs });
  return (
    <Screen
      title={labels.screens.queues}
      subtitle={
        isAway ? queuesStrings.asOf(clockTime(awaySince, now)) : adviceFor(queues, workers, faults)
      }
    >
      <Stack gap={32} data-away={isAway} className={classes.content}>
        {health !== null && <Notices health={health} />}
        {queues.length === 0 && <SkeletonRows rows={3} />}
        {queues.length > 0 && (
          <Stack gap="md">
            <PipelineFlow queues={queues} />
            <div className={classes.lanes}>
              {queues.map((lane) => (
                <Lane
                  key={lane.queue}
                  lane={lane}
                  faults={faultsOf(lane.queue, faults)}
                  times={times?.find(({ queue }) => queue === lane.queue)}
                  isAway={isAway}
                />
              ))}
            </div>
          </Stack>
        )}
        {health !== null && (
          <section aria-label={queuesStrings.workers}>
            <div className={classes.heading}>
              <Title order={2}>{queuesStrings.workers}</Title>
              <span className={classes.redis}>{redisLine(health)}</span>
            </div>
            <WorkersTable workers={workers} isAway={isAway} />
          </section>
        )}
        <FailedJobs />
        <LogLines />
      </Stack>
      <JobDrawer id={id} />
    </Screen>
  );
}

function Notices({ health: { notices } }: { readonly health: HealthView }) {
  return notices.map(({ message, hint }) => (
    <Note key={message} tone="warn" title={message} role="note">
      {hint}
    </Note>
  ));
}

function redisLine({ mode, redisPid }: HealthView): string {
  if (mode === 'in_process') return queuesStrings.inProcess;
  return redisPid === null ? queuesStrings.external : queuesStrings.redis(redisPid);
}

const tones = {
  idle: 'idle',
  starting: 'busy',
  ready: 'good',
  silent: 'warn',
  restarting: 'warn',
  stopped: 'idle',
  gave_up: 'bad',
} satisfies Record<WorkerView['state'], Tone>;

function WorkersTable({
  workers,
  isAway,
}: {
  readonly workers: readonly WorkerView[];
  readonly isAway: boolean;
}) {
  const { columns, unknown } = queuesStrings;
  if (workers.length === 0) return <Text c="dimmed">{queuesStrings.noWorkers}</Text>;
  return (
    <Table verticalSpacing={6}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{columns.worker}</Table.Th>
          <Table.Th>{columns.state}</Table.Th>
          <Table.Th ta="end">{columns.pid}</Table.Th>
          <Table.Th ta="end">{columns.memory}</Table.Th>
          <Table.Th ta="end">{columns.cpu}</Table.Th>
          <Table.Th ta="end">{columns.restarts}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {workers.map(({ queue, state, pid, rssBytes, cpu, restarts }) => (
          <Table.Tr key={queue}>
            <Table.Td>{labels.queues[queue]}</Table.Td>
            <Table.Td>
              {isAway ? (
                <StatusMark tone="idle" label={queuesStrings.stateUnknown} />
              ) : (
                <StatusMark tone={tones[state]} label={labels.workerStates[state]} />
              )}
            </Table.Td>
            <Table.Td ta="end">{pid ?? unknown}</Table.Td>
            <Table.Td ta="end">{rssBytes === null ? unknown : megabytes(rssBytes)}</Table.Td>
            <Table.Td ta="end">{cpu === null ? unknown : percent(cpu)}</Table.Td>
            <Table.Td ta="end">{count(restarts)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

/** This many waiting jobs make a queue a bottleneck. */
const many = 10;

/** The most urgent notice: lost, paused, slow or failed jobs, in that order. */
export function adviceFor(
  queues: readonly QueueView[],
  workers: readonly WorkerView[],
  failed: { readonly jobs: readonly unknown[]; readonly isAll: boolean },
): string {
  const lost = workers.find(({ state }) => state === 'gave_up');
  if (lost !== undefined) return queuesStrings.advice.lost(labels.queues[lost.queue]);
  const paused = queues.find(({ isPaused, waiting }) => isPaused && waiting > 0);
  if (paused !== undefined) return queuesStrings.advice.paused(labels.queues[paused.queue]);
  const slowest = queues.toSorted((a, b) => waitMs(b) - waitMs(a) || b.waiting - a.waiting)[0];
  if (slowest !== undefined && slowest.waiting >= many) {
    const ms = waitMs(slowest);
    return queuesStrings.advice.slow(
      labels.queues[slowest.queue],
      slowest.waiting,
      ms === 0 ? null : duration(ms),
    );
  }
  if (failed.jobs.length > 0) return queuesStrings.advice.failed(failed.jobs.length, failed.isAll);
  const isBusy = queues.some(({ running, waiting }) => running + waiting > 0);
  return isBusy ? queuesStrings.advice.calm : queuesStrings.advice.idle;
}

/** How long the waiting jobs take at the present rate, milliseconds; 0 if unknown. */
const waitMs = ({ waiting, perMinute }: QueueView): number =>
  perMinute === null || perMinute === 0 ? 0 : (waiting / perMinute) * 60_000;
