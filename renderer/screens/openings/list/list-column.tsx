import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { SkeletonRows } from '#renderer/ui/skeleton-rows.tsx';
import type { Openings } from '../openings-address.ts';
import { ChipsBar } from './chips-bar.tsx';
import { FilterBox } from './filter-box.tsx';
import { ListBar } from './list-bar.tsx';
import classes from './list-column.module.css';
import { ListEmpty } from './list-empty.tsx';
import { PostingList } from './posting-list.tsx';
import type { OpeningList } from './use-opening-list.ts';

/** The middle of the screen: the words to search for, what is chosen, and the list. */
export function ListColumn({
  openings: { filter, id },
  opened: { list, rows, isBehind, error, newCount, reopen, setRange },
}: {
  readonly openings: Openings;
  readonly opened: OpeningList;
}) {
  const isFine = error === null;
  return (
    <div className={classes.root}>
      <FilterBox filter={filter} />
      <ListBar
        filter={filter}
        rows={isFine ? rows : null}
        words={list?.filter.query ?? ''}
        newCount={newCount}
        onShowNew={reopen}
      />
      <ChipsBar filter={filter} />
      {!isFine && (
        <div className={classes.error}>
          <ErrorNote error={error} onRetry={reopen} />
        </div>
      )}
      <div className={classes.body} data-behind={isBehind} aria-busy={isBehind}>
        {list !== null && rows !== null && rows.total > 0 && (
          <PostingList list={list} rows={rows} openId={id} onRange={setRange} />
        )}
        {rows?.total === 0 && isFine && <ListEmpty filter={filter} />}
        {rows === null && isFine && <SkeletonRows rows={9} height={56} />}
      </div>
    </div>
  );
}
