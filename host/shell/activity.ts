import type { HealthView } from '#contract/health.ts';
import type { RunView } from '#contract/runs.ts';
import { seconds } from '#core/duration.ts';
import type { Logger } from '#services/log/logger.ts';
import { atMost } from '../events/at-most.ts';
import type { Rolewatch } from '../events/rolewatch.ts';

export type RecentMatch = {
  readonly postingId: string;
  readonly title: string;
  readonly company: string;
};

/** The state of the services that a shell shows without a window. */
export type Activity = {
  readonly health: HealthView;
  /** The open run, or the last that ended. */
  readonly run: RunView | null;
  /** Newest first, at most five. */
  readonly matches: readonly RecentMatch[];
};

const mostMatches = 5;
/** A tray needs no more. */
const tellEveryMs = seconds(1);

/** Reports the activity now and after each change, at most once a second. */
export function watchActivity(
  rolewatch: Pick<Rolewatch, 'call' | 'on' | 'snapshot'>,
  onChange: (activity: Activity) => void,
  log: Logger,
): Disposable {
  let health: HealthView | null = null;
  let run: RunView | null = null;
  let matches: readonly RecentMatch[] = [];
  let revision: number | undefined;

  using stack = new DisposableStack();
  const tell = stack.use(
    atMost(tellEveryMs, () => {
      if (health !== null) onChange({ health, run, matches });
    }),
  );

  async function readMatches(): Promise<void> {
    const { items } = await rolewatch.call('inbox.list', { limit: 100 });
    matches = items.flatMap(toMatch).slice(0, mostMatches);
    tell.ask();
  }

  const hear = {
    health(next: HealthView): void {
      health = next;
      tell.ask();
    },
    run(next: RunView): void {
      // A finished run must not hide an open one.
      if (next.endedAt !== null && run?.endedAt === null && run.id !== next.id) return;
      run = next;
      tell.ask();
    },
    inbox(next: number | undefined): void {
      if (next === revision) return;
      revision = next;
      readMatches().catch((error: unknown) => log.warn('inbox not read', { error: String(error) }));
    },
  };

  stack.defer(rolewatch.on('health.changed', hear.health));
  stack.defer(rolewatch.on('run.changed', hear.run));
  stack.defer(rolewatch.on('data.changed', ({ revisions }) => hear.inbox(revisions.inbox)));
  rolewatch
    .snapshot()
    .then((messages) => {
      for (const { event, data } of messages) {
        if (event === 'health.changed') hear.health(data);
        if (event === 'run.changed') hear.run(data);
        if (event === 'data.changed') hear.inbox(data.revisions.inbox);
      }
    })
    .catch((error: unknown) => log.warn('no snapshot', { error: String(error) }));
  const owned = stack.move();
  return { [Symbol.dispose]: () => owned.dispose() };
}

const toMatch = ({
  kind,
  posting,
}: {
  readonly kind: string;
  readonly posting: {
    readonly id: string;
    readonly title: string;
    readonly company: string;
  } | null;
}): readonly RecentMatch[] =>
  kind === 'match' && posting !== null
    ? [{ postingId: posting.id, title: posting.title, company: posting.company }]
    : [];
