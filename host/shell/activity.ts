import type { HealthView } from '#contract/views/health.ts';
import type { RunView } from '#contract/views/run.ts';
import { seconds } from '#core/duration.ts';
import type { Logger } from '#services/log/logger.ts';
import { atMost } from '../events/at-most.ts';
import type { Rolewatch } from '../start.ts';

/** A new opening that waits in the inbox. */
export type RecentMatch = {
  readonly postingId: string;
  readonly title: string;
  readonly company: string;
};

/** What a shell shows of the services without a window. */
export type Activity = {
  readonly health: HealthView;
  /** The run that is open, or the last that ended. */
  readonly run: RunView | null;
  /** The newest, five at most. */
  readonly matches: readonly RecentMatch[];
};

const mostMatches = 5;
/** Nobody looks at a tray more often. */
const tellEveryMs = seconds(1);

/** Tells what the services do, now and whenever it is another, once a second at most. */
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
      // One that is over must not hide another that goes on.
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
