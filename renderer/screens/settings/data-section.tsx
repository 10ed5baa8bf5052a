import { Button } from '@mantine/core';
import { useState } from 'react';
import { useHealth } from '#renderer/store/health.ts';
import { settingsStrings as words } from '#renderer/strings/settings.ts';
import { ClearDialog } from './clear-dialog.tsx';
import classes from './data-section.module.css';
import { EraseDialog } from './erase-dialog.tsx';
import { OwnRow } from './own-row.tsx';

/** Where the data is, and how to forget it. */
export function DataSection() {
  const health = useHealth((state) => state.health);
  const [asking, setAsking] = useState<'clear' | 'erase' | null>(null);
  const close = () => setAsking(null);
  return (
    <>
      {health !== null && (
        <>
          <OwnRow label={words.folder}>
            <span className={classes.folder}>{health.dataDir}</span>
          </OwnRow>
          <OwnRow label={words.version}>{health.version}</OwnRow>
        </>
      )}
      <OwnRow label={words.clear} explains={words.clearHint}>
        <Button variant="default" onClick={() => setAsking('clear')}>
          {words.clear}
        </Button>
      </OwnRow>
      <OwnRow label={words.erase} explains={words.eraseHint}>
        <Button variant="default" className={classes.danger} onClick={() => setAsking('erase')}>
          {words.erase}
        </Button>
      </OwnRow>
      <ClearDialog isOpen={asking === 'clear'} onClose={close} />
      <EraseDialog isOpen={asking === 'erase'} onClose={close} />
    </>
  );
}
