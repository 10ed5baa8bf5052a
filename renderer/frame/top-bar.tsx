import { Kbd, UnstyledButton } from '@mantine/core';
import { spotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { isMac } from '../keyboard/key-names.ts';
import { frameStrings } from '../strings/frame.ts';
import { ScanPill } from './scan-pill.tsx';
import classes from './top-bar.module.css';

/** One field for everything, and what the scan does. */
export function TopBar() {
  return (
    <header className={classes.root}>
      <UnstyledButton className={classes.search} onClick={() => spotlight.open()}>
        <IconSearch size={15} stroke={1.6} aria-hidden />
        <span className={classes.hint}>{frameStrings.search}</span>
        <Kbd size="xs">{isMac ? '⌘ K' : 'Ctrl K'}</Kbd>
      </UnstyledButton>
      <ScanPill />
    </header>
  );
}
