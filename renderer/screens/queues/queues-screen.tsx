import { Stack, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { HealthView } from '#renderer/model.ts';
import { useRoute } from '#renderer/routes.ts';
import { useHealth } from '#renderer/store/health.ts';
import { queries } from '#renderer/store/queries.ts';
import { useQueueCounts } from '#renderer/store/queue-counts.ts';
import { labels } from '#renderer/strings/labels.ts';
import { queuesStrings } from '#renderer/strings/queues.ts';
import { Note } from '#renderer/ui/note.tsx';
import { Screen } from '#renderer/ui/screen.tsx';
import { SkeletonRows } from '#renderer/ui/skeleton-rows.tsx';
import { adviceFor } from './advice.ts';
import { FailedJobs } from './failed-jobs.tsx';
import { JobDrawer } from './job-drawer.tsx';
import { Lane } from './lane.tsx';
import classes from './queues-screen.module.css';
import { rootsOnly } from './roots-only.ts';
import { WorkersTable } from './workers-table.tsx';

/** What waits, runs and failed, for the curious and for trouble. */
export function QueuesScreen() {
  const { id } = useRoute();
  const queues = useQueueCounts((state) => state.queues);
  const health = useHealth((state) => state.health);
  const workers = health?.workers ?? [];
  const { data: failed = [] } = useQuery({ ...queries.jobs(null), select: rootsOnly });
  return (
    <Screen title={labels.screens.queues} subtitle={adviceFor(queues, workers, failed.length)}>
      <Stack gap={32}>
        {health !== null && <Notices health={health} />}
        {queues.length === 0 && <SkeletonRows rows={3} />}
        {queues.length > 0 && (
          <div className={classes.lanes}>
            {queues.map((lane) => (
              <Lane key={lane.queue} lane={lane} />
            ))}
          </div>
        )}
        {health !== null && (
          <section aria-label={queuesStrings.workers}>
            <div className={classes.heading}>
              <Title order={2}>{queuesStrings.workers}</Title>
              <span className={classes.redis}>{redisLine(health)}</span>
            </div>
            <WorkersTable workers={workers} />
          </section>
        )}
        <FailedJobs />
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
