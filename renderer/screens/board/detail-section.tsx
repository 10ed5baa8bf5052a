import { type ReactNode, useId } from 'react';
import { boardStrings } from '#renderer/strings/board.ts';
import type { SaveState } from './autosaver.ts';
import classes from './card-detail.module.css';

export function DetailSection({
  title,
  aside,
  children,
}: {
  readonly title: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}) {
  const id = useId();
  return (
    <section className={classes.section} aria-labelledby={id}>
      <div className={classes.sectionHead}>
        <h3 id={id} className={classes.sectionTitle}>
          {title}
        </h3>
        {aside}
      </div>
      {children}
    </section>
  );
}

export function SaveMark({ state }: { readonly state: SaveState }) {
  return (
    <span className={classes.saved} role="status" data-failed={state === 'failed'}>
      {state === 'idle' ? '' : boardStrings.saving[state]}
    </span>
  );
}
