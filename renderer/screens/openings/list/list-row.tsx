import { Skeleton } from '@mantine/core';
import { memo } from 'react';
import type { PostingRow } from '#renderer/model.ts';
import { PostingLine } from '#renderer/parts/posting-line.tsx';
import classes from './posting-list.module.css';

/** The id of a row's element, for the list to point to. */
export const rowId = (index: number): string => `${prefix}${index}`;

/** The index of the row that an element belongs to. */
export function rowIndexOf(element: Element): number | null {
  const row = element.closest(`[id^="${prefix}"]`);
  return row === null ? null : Number(row.id.slice(prefix.length));
}

const prefix = 'openings-row-';

/** One row; a bare line until it is loaded. `start` is its distance from the top, in pixels. */
export const ListRow = memo(function ListRow({
  index,
  start,
  posting,
  isChosen,
}: {
  readonly index: number;
  readonly start: number;
  readonly posting: PostingRow | undefined;
  readonly isChosen: boolean;
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows that are placed by hand are none of a table
    <div
      id={rowId(index)}
      className={classes.row}
      role="row"
      aria-rowindex={index + 1}
      aria-selected={isChosen}
      // The list around it has the focus.
      tabIndex={-1}
      style={{ transform: `translateY(${start}px)` }}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: as its row */}
      <div role="gridcell" className={classes.cell} aria-busy={posting === undefined} tabIndex={-1}>
        {posting === undefined ? <Bare /> : <PostingLine posting={posting} />}
      </div>
    </div>
  );
});

const Bare = () => (
  <div className={classes.bare}>
    <Skeleton height={10} width="56%" radius="sm" animate={false} />
    <Skeleton height={8} width="34%" radius="sm" animate={false} />
  </div>
);
