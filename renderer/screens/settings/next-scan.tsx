import { relativeTime } from '#renderer/format.ts';
import { useHealth } from '#renderer/store/health.ts';
import { labels } from '#renderer/strings/labels.ts';
import { settingsStrings as words } from '#renderer/strings/settings.ts';
import { useNow } from '#renderer/ui/use-now.ts';
import classes from './setting-row.module.css';

/** When the next scan starts by itself. */
export function NextScan() {
  const health = useHealth((state) => state.health);
  const now = useNow();
  if (health === null) return null;
  const { nextScanAt, scansHeldBy } = health;
  return (
    <p className={classes.explains}>
      {scansHeldBy !== null
        ? `${labels.scanHolds[scansHeldBy]}.`
        : nextScanAt === null
          ? words.noNextScan
          : words.nextScan(relativeTime(nextScanAt, now))}
    </p>
  );
}
