import { Group, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { Drawing, type DrawingName } from './drawing.tsx';
import emptyStateClasses from './empty-state.module.css';
import classes from './screen.module.css';

/** The frame of a screen: title, summary, actions and content. */
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
  /** True if the content fills the space and scrolls on its own. */
  readonly isPlain?: boolean;
}) {
  return (
    <section className={classes.root} aria-label={title}>
      <Group className={classes.head} justify="space-between" wrap="nowrap">
        <div className={classes.titles}>
          <Title order={1} className={classes.title} tabIndex={-1}>
            {title}
          </Title>
          {subtitle !== undefined && <div className={classes.subtitle}>{subtitle}</div>}
        </div>
        {actions !== undefined && (
          <Group gap="sm" wrap="nowrap" className={classes.actions}>
            {actions}
          </Group>
        )}
      </Group>
      <div className={isPlain ? classes.plain : classes.body}>{children}</div>
    </section>
  );
}

/** A note for an empty place with one helpful action; a second one stays quiet. */
export function EmptyState({
  drawing,
  title,
  children,
  action,
}: {
  readonly drawing: DrawingName;
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}) {
  return (
    <div className={emptyStateClasses.root}>
      <Drawing name={drawing} />
      <Title order={2}>{title}</Title>
      {children !== undefined && <p className={emptyStateClasses.text}>{children}</p>}
      <div className={emptyStateClasses.actions}>{action}</div>
    </div>
  );
}
