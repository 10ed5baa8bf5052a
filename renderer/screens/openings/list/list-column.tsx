import { ActionIcon, Button, Menu, Tooltip, UnstyledButton, VisuallyHidden } from '@mantine/core';
import {
  IconAdjustmentsHorizontal,
  IconArrowUp,
  IconChevronDown,
  IconX,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { memo } from 'react';
import { isAnyKnown } from '#renderer/known.ts';
import type { PostingFilter, PostingSort } from '#renderer/model.ts';
import type { Selection } from '#renderer/parts/selection/use-selection.ts';
import { queries } from '#renderer/store/queries.ts';
import { openingStrings } from '#renderer/strings/openings.ts';
import { ErrorNote } from '#renderer/ui/note.tsx';
import { SkeletonRows } from '#renderer/ui/skeleton-rows.tsx';
import { chipsOf, usualFilter } from '../filter-chips.ts';
import { type Openings, setFilter, setSort } from '../openings-address.ts';
import { useRail } from '../rail/use-rail.ts';
import { BulkBar } from './bulk-bar.tsx';
import { FilterBox } from './filter-box.tsx';
import listBarClasses from './list-bar.module.css';
import classes from './list-column.module.css';
import { ListEmpty } from './list-empty.tsx';
import { PostingList } from './posting-list.tsx';
import type { OpeningList, Rows } from './use-opening-list.ts';

export function ListColumn({
  openings: { filter, id },
  opened: { list, rows, isBehind, error, newCount, reopen, setRange },
  selection,
}: {
  readonly openings: Openings;
  readonly opened: OpeningList;
  readonly selection: Selection<string>;
}) {
  const isFine = error === null;
  return (
    <div className={classes.root}>
      <FilterBox filter={filter} />
      {list !== null && rows !== null && selection.ids.size > 0 ? (
        <BulkBar list={list} total={rows.total} selection={selection} />
      ) : (
        <ListBar
          filter={filter}
          rows={isFine ? rows : null}
          words={list?.filter.query ?? ''}
          newCount={newCount}
          onShowNew={reopen}
        />
      )}
      <ChipsBar filter={filter} />
      {!isFine && (
        <div className={classes.error}>
          <ErrorNote error={error} onRetry={reopen} />
        </div>
      )}
      <div className={classes.body} data-behind={isBehind} aria-busy={isBehind}>
        {list !== null && rows !== null && rows.total > 0 && (
          <PostingList
            list={list}
            rows={rows}
            isBehind={isBehind}
            openId={id}
            selection={selection}
            onRange={setRange}
          />
        )}
        {list !== null && rows?.total === 0 && isFine && <ListEmpty filter={list.filter} />}
        {rows === null && isFine && <SkeletonRows rows={9} height={56} />}
      </div>
    </div>
  );
}

function ChipsBar({ filter }: { readonly filter: PostingFilter }) {
  const { data: companies = [] } = useQuery(queries.companies());
  const chips = chipsOf(filter, (wanted) => companies.find(({ id }) => id === wanted)?.name);
  if (chips.length === 0) return null;
  return (
    <ul className={classes.chipsBar} aria-label={openingStrings.filters}>
      {chips.map(({ key, label, without }) => (
        <li key={key} className={classes.item}>
          <UnstyledButton
            className={classes.chip}
            aria-label={openingStrings.removeFilter(label)}
            onClick={() => setFilter(without)}
          >
            <bdi className={classes.label}>{label}</bdi>
            <IconX size={12} aria-hidden />
          </UnstyledButton>
        </li>
      ))}
      <li>
        <UnstyledButton className={classes.all} onClick={() => setFilter(cleared(filter))}>
          {openingStrings.clearAll}
        </UnstyledButton>
      </li>
    </ul>
  );
}

/** Keeps words and order: they have their own controls. */
const cleared = ({ query, sort }: PostingFilter): PostingFilter => ({
  ...usualFilter,
  query,
  sort,
});

function ListBar({
  filter,
  rows,
  words,
  newCount,
  onShowNew,
}: {
  readonly filter: PostingFilter;
  readonly rows: Rows | null;
  /** The words of the shown rows, which may be older than the typed ones. */
  readonly words: string;
  readonly newCount: number;
  readonly onShowNew: () => void;
}) {
  const { data: counts } = useQuery(queries.counts());
  const isUnknown = rows?.total === 0 && counts !== undefined && !isAnyKnown(counts);
  return (
    <div className={listBarClasses.root}>
      <RailButton />
      <span className={listBarClasses.total} role="status">
        {rows !== null && (
          <span>
            {isUnknown
              ? openingStrings.totalUnknown
              : openingStrings.total(rows.total, rows.isTotalExact)}
          </span>
        )}
        {rows !== null && words !== '' && (
          <VisuallyHidden component="span">{openingStrings.totalOf(words)}</VisuallyHidden>
        )}
      </span>
      <SortMenu hasWords={(filter.query ?? '') !== ''} sort={filter.sort} />
      {newCount > 0 && rows !== null && rows.total > 0 && (
        <Tooltip label={openingStrings.showNewHint}>
          <Button
            className={listBarClasses.news}
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

const RailButton = memo(function RailButton() {
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
});

const SortMenu = memo(function SortMenu({
  hasWords,
  sort: chosen,
}: {
  readonly hasWords: boolean;
  readonly sort: PostingSort | undefined;
}) {
  const current = chosen ?? (hasWords ? 'relevance' : 'newest');
  const offered = sorts.filter((sort) => sort === current || sort !== 'relevance' || hasWords);
  return (
    <Menu position="bottom-start" width={160}>
      <Menu.Target>
        <UnstyledButton
          className={listBarClasses.sort}
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
            onClick={() => setSort(sort)}
          >
            {openingStrings.sorts[sort]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
});

const sorts = Object.keys(openingStrings.sorts) as readonly PostingSort[];
