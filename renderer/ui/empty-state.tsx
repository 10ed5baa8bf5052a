import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './empty-state.module.css';

/** What will be here, and the one action that fills it; a second one stays quiet beside it. */
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
    <div className={classes.root}>
      {icon !== undefined && <div className={classes.icon}>{icon}</div>}
      <Title order={2}>{title}</Title>
      {children !== undefined && <p className={classes.text}>{children}</p>}
      <div className={classes.actions}>{action}</div>
    </div>
  );
}
