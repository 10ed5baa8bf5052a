import { Skeleton, Stack } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useAwaySince } from '../store/live-state.ts';
import { everywhere } from '../strings/everywhere.ts';
import classes from './skeleton-rows.module.css';

/** Placeholders in the size of the loading rows. */
export function SkeletonRows({
  rows = 8,
  height = 34,
}: {
  readonly rows?: number;
  readonly height?: number;
}) {
  const isLate = useLate();
  const isAway = useAwaySince() !== null;
  if (!isLate) return null;
  // A grey bar would promise data that cannot come.
  if (isAway) return <p className={classes.away}>{everywhere.cannotLoad}</p>;
  return (
    <Stack gap="sm" p="md" aria-busy="true">
      {Array.from({ length: rows }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike
        <Skeleton key={i} height={height - 8} radius="sm" />
      ))}
    </Stack>
  );
}

/** True after 150 ms: faster answers need no skeleton. */
export function useLate(afterMs = 150): boolean {
  const [isLate, setIsLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(setIsLate, afterMs, true);
    return () => clearTimeout(timer);
  }, [afterMs]);
  return isLate;
}
