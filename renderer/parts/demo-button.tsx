import { Button } from '@mantine/core';
import { useState } from 'react';
import { startDemo } from '../store/demo-actions.ts';
import { everywhere } from '../strings/everywhere.ts';

/** For who only looks: starts the invented companies. Never the primary action. */
export function DemoButton({ onStarted }: { readonly onStarted?: () => void }) {
  const [isStarting, setIsStarting] = useState(false);
  const start = async () => {
    setIsStarting(true);
    if (await startDemo()) onStarted?.();
    setIsStarting(false);
  };
  return (
    <Button variant="default" flex="none" loading={isStarting} onClick={() => void start()}>
      {everywhere.tryDemo}
    </Button>
  );
}
