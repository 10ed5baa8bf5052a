import { UnstyledButton } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './fold.module.css';

/** A section that shows its heading only, until one opens it. */
export function Fold({
  title,
  isOpen,
  onToggle,
  children,
}: {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  readonly children: ReactNode;
}) {
  return (
    <section>
      <h3 className={classes.heading}>
        <UnstyledButton className={classes.toggle ?? ''} aria-expanded={isOpen} onClick={onToggle}>
          <IconChevronRight className={classes.chevron} size={14} stroke={2} aria-hidden />
          {title}
        </UnstyledButton>
      </h3>
      {isOpen && children}
    </section>
  );
}
