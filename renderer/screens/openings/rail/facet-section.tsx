import { UnstyledButton } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import classes from './filter-rail.module.css';

/** A part of the filters under its name, to be folded away. */
export function FacetSection({
  name,
  children,
}: {
  readonly name: string;
  readonly children: ReactNode;
}) {
  const [isOpen, setIsOpen] = useState(true);
  return (
    <section className={classes.section} aria-label={name}>
      <UnstyledButton
        className={classes.name}
        aria-expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
      >
        {name}
        <IconChevronRight size={14} className={classes.chevron} aria-hidden />
      </UnstyledButton>
      {isOpen && children}
    </section>
  );
}
