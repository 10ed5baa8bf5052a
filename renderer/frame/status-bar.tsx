import { clockTime } from '../format.ts';
import type { HealthView } from '../model.ts';
import { hrefTo } from '../routes.ts';
import { useHealth } from '../store/health.ts';
import { frameStrings } from '../strings/frame.ts';
import { labels } from '../strings/labels.ts';
import { StatusMark, type Tone } from '../ui/status-mark.tsx';
import { useNow } from '../ui/use-now.ts';
import classes from './status-bar.module.css';

/** How the parts are, in a line; each leads to more. */
export function StatusBar() {
  const health = useHealth((state) => state.health);
  const now = useNow();
  if (health === null) return <footer className={classes.root} />;
  // Without Redis that is what matters; the notice says no more.
  const isAlone = health.mode === 'in_process';
  const notice = isAlone ? undefined : health.notices[0];
  return (
    <footer className={classes.root}>
      <a href={hrefTo('queues')}>
        <StatusMark {...redisMark(health)} />
      </a>
      {!isAlone && (
        <a href={hrefTo('queues')}>
          <StatusMark {...workersMark(health)} />
        </a>
      )}
      <a href={hrefTo('settings', { id: 'model' })}>
        <StatusMark {...modelMark(health)} />
      </a>
      {notice !== undefined && (
        <a className={classes.notice} href={hrefTo('queues')} title={notice.hint}>
          <StatusMark tone="warn" label={notice.message} />
        </a>
      )}
      {health.isDemo && (
        <a className={classes.notice} href={hrefTo('settings', { id: 'demo' })}>
          <StatusMark tone="info" label={frameStrings.demo} />
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

type Mark = { readonly tone: Tone; readonly label: string };

const redisMark = ({ mode }: HealthView): Mark =>
  mode === 'redis'
    ? { tone: 'good', label: frameStrings.redis }
    : { tone: 'warn', label: frameStrings.noRedis };

function workersMark({ workers }: HealthView): Mark {
  const ready = workers.filter(({ state }) => state === 'ready').length;
  if (ready === workers.length) return { tone: 'good', label: frameStrings.workers(ready) };
  const isLost = workers.some(({ state }) => state === 'gave_up');
  return {
    tone: isLost ? 'bad' : 'busy',
    label: frameStrings.workersOf(ready, workers.length),
  };
}

function modelMark({ model }: HealthView): Mark {
  if (model === null) return { tone: 'idle', label: frameStrings.noModel };
  if (model.state === 'failing') return { tone: 'warn', label: frameStrings.modelFails };
  const short = model.name.split('/').at(-1) ?? model.name;
  return { tone: model.state === 'ready' ? 'good' : 'idle', label: short };
}
