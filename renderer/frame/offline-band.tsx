import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useHealth } from '../store/live-state.ts';
import { queries } from '../store/queries.ts';
import { scanAll, useOpenRun } from '../store/run-actions.ts';
import { scanStrings as words } from '../strings/scan.ts';
import { Note } from '../ui/note.tsx';
import classes from './shell.module.css';

/**
 * One band on every screen while the last scan reached no site, or a due one waits for the
 * connection. The schedule knows whether a retry follows.
 */
export function OfflineBand() {
  const isWaiting = useHealth(({ health }) => health?.scansHeldBy === 'offline');
  const { data: runs } = useQuery(queries.runs());
  const isScanning = useOpenRun() !== null;
  const wasOffline = runs?.[0]?.isOffline === true;
  // Without a planned scan, nothing else would notice that the connection is back.
  const { data: connection } = useQuery({
    ...queries.connection(),
    enabled: wasOffline && !isWaiting,
  });
  const isOffline = isWaiting || (wasOffline && connection?.isOffline !== false);
  if (!isOffline || isScanning) return null;
  return (
    <div className={classes.connectionNotice}>
      <Note
        tone="info"
        title={words.offlineTitle}
        action={
          <Button variant="default" onClick={() => void scanAll()}>
            {words.tryNow}
          </Button>
        }
      >
        {isWaiting ? words.triesAgain : words.scanAgain}
      </Note>
    </div>
  );
}
