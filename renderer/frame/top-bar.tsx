import {
  ActionIcon,
  Button,
  Group,
  Kbd,
  RingProgress,
  Tooltip,
  UnstyledButton,
} from '@mantine/core';
import { IconCommand, IconRefresh, IconX } from '@tabler/icons-react';
import { KeyTip } from '../keyboard/key-tip.tsx';
import { isMac } from '../keyboard/shortcuts.ts';
import { hrefTo, screenOf, useRoutePart } from '../routes.ts';
import { outcomeText } from '../run-outcome.ts';
import { useAwaySince } from '../store/live-state.ts';
import { cancelRun, scanAll, useOpenRun } from '../store/run-actions.ts';
import { everywhere } from '../strings/everywhere.ts';
import { frameStrings } from '../strings/frame.ts';
import { palette } from './palette-state.ts';
import { MenuButton } from './sidebar.tsx';
import classes from './top-bar.module.css';

export function TopBar() {
  return (
    <header className={classes.root}>
      <span className={classes.menu}>
        <MenuButton />
      </span>
      <UnstyledButton className={classes.search} onClick={() => palette.open()}>
        <IconCommand size={15} stroke={1.6} aria-hidden />
        <span className={classes.hint}>{frameStrings.search}</span>
        <Kbd size="xs">{isMac ? '⌘ K' : 'Ctrl K'}</Kbd>
      </UnstyledButton>
      <ScanPill />
    </header>
  );
}

/** The progress of the scan on every screen; else the button that starts one. */
function ScanPill() {
  const run = useOpenRun();
  const screen = useRoutePart(screenOf);
  const isAway = useAwaySince() !== null;
  if (run === null) {
    // The Scan screen has its own button.
    return screen === 'scan' ? null : (
      <KeyTip label={isAway ? everywhere.awayHint : frameStrings.scanNow} name="scan">
        <Button
          variant="default"
          flex="none"
          leftSection={<IconRefresh size={14} stroke={1.8} />}
          disabled={isAway}
          onClick={() => void scanAll()}
        >
          {frameStrings.scanNow}
        </Button>
      </KeyTip>
    );
  }
  return (
    <Group gap={4} wrap="nowrap" className={classes.scanPill}>
      <a className={classes.link} href={hrefTo('scan')}>
        <RingProgress
          size={18}
          thickness={3}
          sections={[{ value: run.progress * 100, color: 'accent' }]}
          aria-hidden
        />
        <span className={classes.outcome}>{frameStrings.scanning(outcomeText(run))}</span>
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
