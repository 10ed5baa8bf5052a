import { Group, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './screen.module.css';

/** The frame of a screen: its name, what it says of itself, its actions, and the rest. */
export function Screen({
  title,
  subtitle,
  actions,
  children,
  isPlain = false,
}: {
  readonly title: string;
  readonly subtitle?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  /** True where the content fills the space itself and scrolls on its own. */
  readonly isPlain?: boolean;
}) {
  return (
    <section className={classes.root} aria-label={title}>
      <Group className={classes.head} justify="space-between" wrap="nowrap">
        <div className={classes.titles}>
          <Title order={1}>{title}</Title>
          {subtitle !== undefined && <div className={classes.subtitle}>{subtitle}</div>}
        </div>
        {actions !== undefined && (
          <Group gap="sm" wrap="nowrap">
            {actions}
          </Group>
        )}
      </Group>
      <div className={isPlain ? classes.plain : classes.body}>{children}</div>
    </section>
  );
}
