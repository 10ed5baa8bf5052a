import { Button, Group } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { clockTime } from '#renderer/format.ts';
import { useHealth } from '#renderer/store/health.ts';
import { pauseScans } from '#renderer/store/run-actions.ts';
import { labels } from '#renderer/strings/labels.ts';
import { scanStrings as words } from '#renderer/strings/scan.ts';
import { StatusMark } from '#renderer/ui/status-mark.tsx';
import { useNow } from '#renderer/ui/use-now.ts';

/** When scans start by themselves, and whether they may. */
export function ScanSchedule() {
  const health = useHealth((state) => state.health);
  const now = useNow();
  if (health === null) return null;
  const { nextScanAt, scansHeldBy } = health;
  const isPaused = scansHeldBy === 'paused';
  return (
    <Group gap="md">
      {scansHeldBy === null ? (
        <span>{nextScanAt === null ? words.noNext : words.next(clockTime(nextScanAt, now))}</span>
      ) : (
        <StatusMark tone="paused" label={words.held(labels.scanHolds[scansHeldBy])} />
      )}
      <Button
        variant="subtle"
        color="gray"
        leftSection={isPaused ? <IconPlayerPlay size={14} /> : <IconPlayerPause size={14} />}
        onClick={() => void pauseScans(!isPaused)}
      >
        {isPaused ? words.resume : words.pause}
      </Button>
    </Group>
  );
}
