import { Button } from '@mantine/core';
import { useState } from 'react';
import { startDemo, stopDemo } from '#renderer/store/demo-actions.ts';
import { useHealth } from '#renderer/store/health.ts';
import { settingsStrings as words } from '#renderer/strings/settings.ts';
import { OwnRow } from './own-row.tsx';

/** Starts the invented companies, or stops and forgets them. */
export function DemoSection() {
  const isDemo = useHealth(({ health }) => health?.isDemo ?? false);
  const [isBusy, setIsBusy] = useState(false);
  const toggle = async () => {
    setIsBusy(true);
    await (isDemo ? stopDemo() : startDemo());
    setIsBusy(false);
  };
  return (
    <OwnRow
      label={isDemo ? words.demoOn : words.demoOff}
      explains={isDemo ? words.demoRuns : words.demoIdle}
    >
      <Button variant="default" loading={isBusy} onClick={() => void toggle()}>
        {isDemo ? words.stopDemo : words.startDemo}
      </Button>
    </OwnRow>
  );
}
