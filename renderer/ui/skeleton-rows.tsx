import { Skeleton, Stack } from '@mantine/core';
import { useLate } from './use-late.ts';

/** Rows that are on their way, in the size they will have. */
export function SkeletonRows({
  rows = 8,
  height = 34,
}: {
  readonly rows?: number;
  readonly height?: number;
}) {
  const isLate = useLate();
  if (!isLate) return null;
  return (
    <Stack gap="sm" p="md" aria-busy="true">
      {Array.from({ length: rows }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike
        <Skeleton key={i} height={height - 8} radius="sm" />
      ))}
    </Stack>
  );
}
