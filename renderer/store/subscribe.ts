import type { EventMap } from '#contract/api.ts';
import type { QueueView, Topic } from '../model.ts';
import { host } from './host.ts';
import { showConnection, useHealth, useQueueCounts } from './live-state.ts';
import { queryClient, refresh } from './queries.ts';
import { dropUnconfirmed, showRun } from './run-actions.ts';

/** Feeds the host's events into the stores from now on. */
export function subscribe(): void {
  const { on, onState } = host();
  let seen: EventMap['data.changed'] | null = null;
  /** Runs reported since the connection opened; null after the first complete report. */
  let told: Set<string> | null = null;
  onState((state) => {
    showConnection(state);
    if (state !== 'open') return;
    told = new Set();
    askAgain();
  });
  on('run.changed', (run) => {
    told?.add(run.id);
    showRun(run);
  });
  on('health.changed', (health) => useHealth.setState({ health }));
  on('queues.changed', (queues) => {
    const before = useQueueCounts.getState().queues;
    useQueueCounts.setState({ queues });
    // The open job may be the one that moved.
    void queryClient.invalidateQueries({ queryKey: ['jobs.get'] });
    if (failedOf(before) === failedOf(queues)) return;
    void queryClient.invalidateQueries({ queryKey: ['jobs.list'] });
  });
  on('data.changed', (data) => {
    const before = seen;
    seen = data;
    // The last event of the snapshot that starts a connection.
    if (told !== null) dropUnconfirmed(told);
    told = null;
    // A restarted host counts from zero, and events may be lost before the first count: every
    // earlier answer may be old.
    if (before?.host !== data.host) askAllAgain();
    else refresh(changedTopics(before.revisions, data.revisions));
  });
}

/** Retries the queries that failed while the host was away. */
const askAgain = (): void =>
  void queryClient.refetchQueries({
    type: 'active',
    predicate: ({ state }) => state.error !== null,
  });

const askAllAgain = (): void =>
  void queryClient.invalidateQueries({ predicate: ({ state }) => state.dataUpdatedAt > 0 });

const failedOf = (queues: readonly QueueView[]): number =>
  queues.reduce((sum, { failed }) => sum + failed, 0);

const changedTopics = (
  before: EventMap['data.changed']['revisions'],
  now: EventMap['data.changed']['revisions'],
): readonly Topic[] =>
  (Object.keys(now) as readonly Topic[]).filter((topic) => now[topic] !== before[topic]);
