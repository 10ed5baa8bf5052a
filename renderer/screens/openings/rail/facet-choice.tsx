import { UnstyledButton } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { count as inWords } from '#renderer/format.ts';
import classes from './filter-rail.module.css';

/** A choice that is on or off. No checkbox of the page's own: keys of the list work while it has the focus. */
export function FacetChoice({
  label,
  isOn,
  count,
  isOneOfMany = false,
  onToggle,
}: {
  readonly label: string;
  readonly isOn: boolean;
  readonly count?: number;
  /** True where another choice of the same kind goes when this one is made. */
  readonly isOneOfMany?: boolean;
  readonly onToggle: () => void;
}) {
  return (
    <UnstyledButton
      className={classes.choice}
      data-round={isOneOfMany}
      aria-pressed={isOn}
      onClick={onToggle}
    >
      <span className={classes.box} aria-hidden>
        {isOn && <IconCheck size={11} stroke={3} />}
      </span>
      <bdi className={classes.label} title={label}>
        {label}
      </bdi>
      {count !== undefined && <span className={classes.count}>{inWords(count)}</span>}
    </UnstyledButton>
  );
}
