import { ActionIcon, Button, Menu, Tooltip, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconAdjustmentsHorizontal, IconArrowUp, IconChevronDown } from '@tabler/icons-react';
import type { PostingFilter, PostingSort } from '#renderer/model.ts';
import { openingStrings } from '#renderer/strings/openings.ts';
import { setFilter } from '../openings-address.ts';
import { useRail } from '../rail/use-rail.ts';
import classes from './list-bar.module.css';
import type { Rows } from './use-rows.ts';

/** How many there are, in what order, and what came since. */
export function ListBar({
  filter,
  rows,
  words,
  newCount,
  onShowNew,
}: {
  readonly filter: PostingFilter;
  /** Null before they are there. */
  readonly rows: Rows | null;
  /** Those that the rows are of: while others are typed, not yet those of the filter. */
  readonly words: string;
  readonly newCount: number;
  readonly onShowNew: () => void;
}) {
  return (
    <div className={classes.root}>
      <RailButton />
      <span className={classes.total} role="status">
        {rows !== null && <span>{openingStrings.total(rows.total, rows.isTotalExact)}</span>}
        {rows !== null && words !== '' && (
          <VisuallyHidden component="span">{openingStrings.totalOf(words)}</VisuallyHidden>
        )}
      </span>
      <SortMenu filter={filter} hasScores={rows?.rowAt(0)?.score != null} />
      {newCount > 0 && rows !== null && rows.total > 0 && (
        <Tooltip label={openingStrings.showNewHint}>
          <Button
            className={classes.news}
            variant="light"
            size="compact-xs"
            leftSection={<IconArrowUp size={12} aria-hidden />}
            onClick={onShowNew}
          >
            {openingStrings.showNew(newCount)}
          </Button>
        </Tooltip>
      )}
    </div>
  );
}

function RailButton() {
  const { isShown, toggle } = useRail();
  const label = isShown ? openingStrings.hideFilters : openingStrings.showFilters;
  return (
    <Tooltip label={label}>
      <ActionIcon
        aria-label={label}
        aria-expanded={isShown}
        variant={isShown ? 'light' : 'subtle'}
        onClick={toggle}
      >
        <IconAdjustmentsHorizontal size={16} stroke={1.6} />
      </ActionIcon>
    </Tooltip>
  );
}

function SortMenu({
  filter,
  hasScores,
}: {
  readonly filter: PostingFilter;
  readonly hasScores: boolean;
}) {
  const hasWords = (filter.query ?? '') !== '';
  const current = filter.sort ?? (hasWords ? 'relevance' : 'newest');
  const offered = sorts.filter(
    (sort) =>
      sort === current || (sort === 'relevance' ? hasWords : sort === 'score' ? hasScores : true),
  );
  return (
    <Menu position="bottom-start" width={160}>
      <Menu.Target>
        <UnstyledButton
          className={classes.sort}
          aria-label={openingStrings.sortBy(openingStrings.sorts[current])}
        >
          {openingStrings.sorts[current]}
          <IconChevronDown size={13} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {offered.map((sort) => (
          <Menu.Item
            key={sort}
            aria-current={sort === current}
            fw={sort === current ? 600 : 400}
            onClick={() => setFilter({ ...filter, sort })}
          >
            {openingStrings.sorts[sort]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

const sorts = Object.keys(openingStrings.sorts) as readonly PostingSort[];
