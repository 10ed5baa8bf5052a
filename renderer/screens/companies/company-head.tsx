import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import type { SortingState } from '@tanstack/react-table';
import type { ReactNode } from 'react';
import { companyStrings as words } from '#renderer/strings/companies.ts';
import { type ColumnName, columnNames } from './company-columns.ts';
import classes from './company-table.module.css';

/** The heads of the columns; each sorts by its own. */
export function CompanyHead({
  sorting: [sorted],
  onSort,
  all,
}: {
  readonly sorting: SortingState;
  readonly onSort: (column: ColumnName) => void;
  /** The box that selects all. */
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
