import { ActionIcon, Button, Group, RingProgress, Tooltip } from '@mantine/core';
import { IconRefresh, IconX } from '@tabler/icons-react';
import { hrefTo, useRoute } from '../routes.ts';
import { outcomeText } from '../run-outcome.ts';
import { cancelRun, scanAllAndShow } from '../store/run-actions.ts';
import { useOpenRun } from '../store/runs.ts';
import { frameStrings } from '../strings/frame.ts';
import classes from './scan-pill.module.css';

/** What the scan does, on every screen; without one, the button that starts it. */
export function ScanPill() {
  const run = useOpenRun();
  const { screen } = useRoute();
  if (run === null) {
    // The Scan screen has a button of its own.
    return screen === 'scan' ? null : (
      <Button
        variant="default"
        leftSection={<IconRefresh size={14} stroke={1.8} />}
        onClick={() => void scanAllAndShow()}
      >
        {frameStrings.scanNow}
      </Button>
    );
  }
  return (
    <Group gap={4} wrap="nowrap" className={classes.root}>
      <a className={classes.link} href={hrefTo('scan')}>
        <RingProgress
          size={18}
          thickness={3}
          sections={[{ value: run.progress * 100, color: 'accent' }]}
          aria-hidden
        />
        <span>{frameStrings.scanning(outcomeText(run))}</span>
      </a>
      <Tooltip label={frameStrings.cancelScan}>
        <ActionIcon
          size="sm"
          aria-label={frameStrings.cancelScan}
          onClick={() => void cancelRun(run.id)}
        >
          <IconX size={14} />
        </ActionIcon>
      </Tooltip>
    </Group>
  );
}
