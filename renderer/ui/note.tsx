import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './note.module.css';

/** Something a person should know, where it concerns them: what it is, what to do, a way on. */
export function Note({
  tone,
  title,
  children,
  action,
  role = 'alert',
}: {
  readonly tone: 'bad' | 'warn' | 'info';
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
  readonly role?: 'alert' | 'status' | 'note';
}) {
  const Icon = tone === 'info' ? IconInfoCircle : IconAlertTriangle;
  return (
    <div className={classes.root} data-tone={tone} role={role}>
      <Icon className={classes.icon} size={16} stroke={1.8} aria-hidden />
      <div className={classes.words}>
        <div className={classes.title}>{title}</div>
        {children !== undefined && <div className={classes.text}>{children}</div>}
      </div>
      {action}
    </div>
  );
}
