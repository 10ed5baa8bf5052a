import { ActionIcon, CloseButton, Tooltip } from '@mantine/core';
import { IconChecks } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { selectionStrings as words } from '#renderer/strings/openings.ts';
import classes from './selection-bar.module.css';
import { mostSelected } from './use-selection.ts';

/** How many are selected, and what can be done with all of them at once. */
export function SelectionBar({
  count,
  total,
  onSelectAll,
  onClear,
  children,
}: {
  readonly count: number;
  readonly total: number;
  readonly onSelectAll: () => void;
  readonly onClear: () => void;
  readonly children: ReactNode;
}) {
  return (
    <div className={classes.root} role="toolbar" aria-label={words.bar}>
      <span className={classes.count} role="status">
        {words.selected(count)}
      </span>
      {count < Math.min(total, mostSelected) && (
        <Tooltip label={words.selectAll(Math.min(total, mostSelected))}>
          <ActionIcon
            size="sm"
            aria-label={words.selectAll(Math.min(total, mostSelected))}
            onClick={onSelectAll}
          >
            <IconChecks size={16} stroke={1.6} aria-hidden />
          </ActionIcon>
        </Tooltip>
      )}
      {children}
      <CloseButton size="sm" className={classes.clear} aria-label={words.clear} onClick={onClear} />
    </div>
  );
}
