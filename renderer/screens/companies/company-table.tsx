import { Checkbox } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { type RowSelectionState, type SortingState, useTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useRef, useState } from 'react';
import { useShortcuts } from '#renderer/keyboard/use-shortcuts.ts';
import type { RunCompany } from '#renderer/model.ts';
import { navigate } from '#renderer/routes.ts';
import { companyStrings as words } from '#renderer/strings/companies.ts';
import type { CompaniesAddress } from './companies-address.ts';
import { CompanyRow } from './company-row.tsx';
import classes from './company-table.module.css';
import {
  type ColumnName,
  type CompanyRowData,
  columnNames,
  companyColumns,
  companyFeatures,
} from './company-table-columns.ts';

const rowHeight = 34;

/** The companies, sortable and selectable; `j` and `k` move between rows, Enter opens one. */
export function CompanyTable({
  rows: data,
  address: { openId, sorting, sortBy, hrefOf },
  progress,
  selection,
  onSelection,
}: {
  readonly rows: readonly CompanyRowData[];
  readonly address: CompaniesAddress;
  readonly progress: ReadonlyMap<string, RunCompany>;
  readonly selection: RowSelectionState;
  readonly onSelection: (selection: RowSelectionState) => void;
}) {
  const table = useTable({
    features: companyFeatures,
    columns: companyColumns,
    data,
    getRowId: ({ id }) => id,
    state: { sorting, rowSelection: selection },
    onSortingChange: (next) => sortBy(typeof next === 'function' ? next(sorting) : next),
    onRowSelectionChange: (next) =>
      onSelection(typeof next === 'function' ? next(selection) : next),
    enableSortingRemoval: false,
    enableMultiSort: false,
  });
  const { rows } = table.getRowModel();
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (i) => rows[i]?.id ?? i,
    // Sticky column headers cover the first row's height.
    scrollMargin: rowHeight,
    scrollPaddingStart: rowHeight,
    overscan: 12,
  });
  const [chosen, setChosen] = useState<string | null>(null);
  const wantsFocus = useRef(false);
  const at = rows.findIndex(({ id }) => id === (chosen ?? openId));
  const walk = (step: 1 | -1) => () => {
    const next = at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + step));
    const id = rows[next]?.id;
    if (id === undefined) return;
    wantsFocus.current = true;
    setChosen(id);
    virtualizer.scrollToIndex(next);
    if (openId !== null) navigate(hrefOf(id), { replace: true });
  };
  useShortcuts({ next: walk(1), previous: walk(-1) });
  return (
    <div className={classes.scroller} ref={scroller}>
      <table className={classes.table} aria-label={words.table} aria-rowcount={rows.length + 1}>
        <CompanyHead
          sorting={sorting}
          onSort={(column) => table.getColumn(column)?.toggleSorting()}
          all={
            <Checkbox
              size="xs"
              aria-label={words.selectAll}
              checked={table.getIsAllRowsSelected()}
              indeterminate={table.getIsSomeRowsSelected()}
              onChange={() => table.toggleAllRowsSelected()}
            />
          }
        />
        <tbody className={classes.body} style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ index, start }) => {
            const row = rows[index];
            if (row === undefined) return null;
            return (
              <CompanyRow
                key={row.id}
                company={row.original}
                index={index}
                top={start - rowHeight}
                href={hrefOf(row.id)}
                isOpen={row.id === openId}
                isReachable={index === Math.max(0, at)}
                wantsFocus={wantsFocus}
                isSelected={row.getIsSelected()}
                onSelect={row.getToggleSelectedHandler()}
                progress={progress.get(row.id)}
                onFocus={() => setChosen(row.id)}
              />
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function CompanyHead({
  sorting: [sorted],
  onSort,
  all,
}: {
  readonly sorting: SortingState;
  readonly onSort: (column: ColumnName) => void;
  readonly all: ReactNode;
}) {
  return (
    <thead className={classes.head}>
      <tr className={classes.columns}>
        <th scope="col" className={classes.check}>
          {all}
        </th>
        {columnNames.map((name) => {
          const direction = sorted?.id !== name ? 'none' : sorted.desc ? 'descending' : 'ascending';
          return (
            <th key={name} scope="col" data-column={name} aria-sort={direction}>
              <button
                type="button"
                className={classes.sort}
                title={words.sortBy(words.columns[name])}
                onClick={() => onSort(name)}
              >
                {words.columns[name]}
                {direction === 'ascending' && <IconChevronUp size={12} aria-hidden />}
                {direction === 'descending' && <IconChevronDown size={12} aria-hidden />}
              </button>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
