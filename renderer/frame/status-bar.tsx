import { clockTime } from '../format.ts';
import type { HealthView } from '../model.ts';
import { hrefTo } from '../routes.ts';
import { useAwaySince, useHealth } from '../store/live-state.ts';
import { frameStrings } from '../strings/frame.ts';
import { labels } from '../strings/labels.ts';
import { useNow } from '../ui/age.tsx';
import { StatusMark, type Tone } from '../ui/status-mark.tsx';
import classes from './status-bar.module.css';

export function StatusBar() {
  const health = useHealth((state) => state.health);
  const now = useNow();
  const label = health?.label ?? null;
  const awaySince = useAwaySince();
  if (health === null) return <footer className={classes.root} />;
  if (awaySince !== null) {
    return (
      <footer className={classes.root} data-away>
        <StatusMark tone="idle" label={frameStrings.unknownSince(clockTime(awaySince, now))} />
      </footer>
    );
  }
  // Without Redis, the notice would only repeat the Redis mark.
  const notice = health.mode === 'in_process' ? undefined : health.notices[0];
  return (
    <footer className={classes.root}>
      {label !== null && <StatusMark tone="info" label={label} />}
      {marksOf(health).map(({ href, ...mark }) => (
        <a key={mark.label} className={classes.part} href={href}>
          <StatusMark {...mark} />
        </a>
      ))}
      {notice !== undefined && (
        <a className={classes.notice} href={hrefTo('queues')} title={notice.hint}>
          <StatusMark tone="warn" label={notice.message} />
        </a>
      )}
      <a className={classes.next} href={hrefTo('settings', { id: 'schedule' })}>
        {health.scansHeldBy !== null ? (
          <StatusMark tone="paused" label={labels.scanHolds[health.scansHeldBy]} />
        ) : health.nextScanAt === null ? (
          frameStrings.noNextScan
        ) : (
          frameStrings.nextScan(clockTime(health.nextScanAt, now))
        )}
      </a>
    </footer>
  );
}

/** One mark while all is well, with its parts as a tooltip; else a mark for each part that is not. */
export function marksOf(
  health: HealthView,
): readonly (Mark & { readonly href: string; readonly title?: string })[] {
  const isAlone = health.mode === 'in_process';
  const parts = [
    { ...redisMark(health), href: hrefTo('queues') },
    ...(isAlone ? [] : [{ ...workersMark(health), href: hrefTo('queues') }]),
    { ...modelMark(health), href: hrefTo('settings', { id: 'model' }) },
  ];
  const ill = parts.filter(({ tone }) => tone === 'warn' || tone === 'bad');
  if (ill.length > 0) return ill;
  const title = parts.map(({ label }) => label).join(' · ');
  return [{ tone: 'good', label: frameStrings.allFine, title, href: hrefTo('queues') }];
}

type Mark = { readonly tone: Tone; readonly label: string };

/** A blocking notice is a problem even if Redis answers: it may be full or refuse writes. */
export function redisMark({ mode, notices }: Pick<HealthView, 'mode' | 'notices'>): Mark {
  if (mode !== 'redis') return { tone: 'warn', label: frameStrings.noRedis };
  const isBlocked = notices.some(({ isBlocking }) => isBlocking === true);
  return { tone: isBlocked ? 'warn' : 'good', label: frameStrings.redis };
}

export function workersMark({ workers }: Pick<HealthView, 'workers'>): Mark {
  const ready = workers.filter(({ state }) => state === 'ready').length;
  const idle = workers.filter(({ state }) => state === 'idle').length;
  if (ready + idle === workers.length) {
    return ready === 0 && idle > 0
      ? { tone: 'idle', label: frameStrings.workersIdle }
      : { tone: 'good', label: frameStrings.workers(ready) };
  }
  const isLost = workers.some(({ state }) => state === 'gave_up');
  return {
    tone: isLost ? 'bad' : 'busy',
    label: frameStrings.workersOf(ready, workers.length),
  };
}

export function modelMark({ model }: Pick<HealthView, 'model'>): Mark {
  if (model === null) return { tone: 'idle', label: frameStrings.noModel };
  if (model.state === 'failing') return { tone: 'warn', label: frameStrings.modelFails };
  if (model.state === 'starting') return { tone: 'busy', label: frameStrings.modelStarts };
  const short = model.name.split('/').at(-1) ?? model.name;
  return { tone: model.state === 'ready' ? 'good' : 'idle', label: short };
}
