import { Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './empty-state.module.css';

/** What will be here, and the one action that fills it. */
export function EmptyState({
  icon,
  title,
  children,
  action,
}: {
  readonly icon?: ReactNode;
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}) {
  return (
    <Stack className={classes.root} align="center" justify="center" gap="sm">
      {icon !== undefined && <div className={classes.icon}>{icon}</div>}
      <Title order={2}>{title}</Title>
      {children !== undefined && (
        <Text c="dimmed" ta="center" maw={420}>
          {children}
        </Text>
      )}
      {action}
    </Stack>
  );
}
