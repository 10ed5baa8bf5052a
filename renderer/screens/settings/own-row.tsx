import type { ReactNode } from 'react';
import classes from './setting-row.module.css';

export function OwnRow({
  label,
  explains,
  children,
}: {
  readonly label: string;
  readonly explains?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <div className={classes.root}>
      <div>
        <div className={classes.label}>{label}</div>
        {explains !== undefined && <p className={classes.explains}>{explains}</p>}
      </div>
      <div className={classes.control}>{children}</div>
    </div>
  );
}
