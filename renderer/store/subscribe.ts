import type { EventMap } from '#contract/api.ts';
import type { QueueView, Topic } from '../model.ts';
import { useConnection } from './connection.ts';
import { useHealth } from './health.ts';
import { host } from './host.ts';
import { queryClient, refresh } from './queries.ts';
import { useQueueCounts } from './queue-counts.ts';
import { dropUnconfirmed, showRun } from './runs.ts';

/** Brings the host's pushes into the stores, from now on. */
export function subscribe(): void {
  const { on, onState } = host();
  let seen: EventMap['data.changed'] | null = null;
  /** Runs told of since the connection is open; null once the first of all has been told. */
  let told: Set<string> | null = null;
  onState((state) => {
    useConnection.setState({ state });
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
    // The job that is looked at may be what moved.
    void queryClient.invalidateQueries({ queryKey: ['jobs.get'] });
    if (failedOf(before) === failedOf(queues)) return;
    void queryClient.invalidateQueries({ queryKey: ['jobs.list'] });
  });
  on('data.changed', (data) => {
    const before = seen;
    seen = data;
    // The last word of the snapshot that a connection begins with.
    if (told !== null) dropUnconfirmed(told);
    told = null;
    // Another host counts from the start again, and before the first count anything may have been
    // missed: whatever was answered until now may be old.
    if (before?.host !== data.host) askAllAgain();
    else refresh(changedTopics(before.revisions, data.revisions));
  });
}

/** What could not be answered while the host was away. */
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
