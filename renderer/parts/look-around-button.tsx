import { Button } from '@mantine/core';
import { useState } from 'react';
import { lookAround } from '../store/look-around.ts';
import { everywhere } from '../strings/everywhere.ts';

export function LookAroundButton() {
  const [isStarting, setIsStarting] = useState(false);
  const [blocked, setBlocked] = useState<string | null>(null);
  const start = async () => {
    setIsStarting(true);
    setBlocked(await lookAround());
    setIsStarting(false);
  };
  if (blocked !== null) {
    return (
      <Button component="a" variant="default" flex="none" href={blocked} target="_blank">
        {everywhere.lookAroundThere}
      </Button>
    );
  }
  return (
    <Button
      variant="default"
      flex="none"
      title={everywhere.lookAroundHint}
      loading={isStarting}
      onClick={() => void start()}
    >
      {everywhere.lookAround}
    </Button>
  );
}
