import { Button } from '@mantine/core';
import type { Stage } from '#renderer/model.ts';
import { BulkMenu, BulkStages } from '#renderer/parts/selection/bulk-buttons.tsx';
import { SelectionBar } from '#renderer/parts/selection/selection-bar.tsx';
import { mostSelected, type Selection } from '#renderer/parts/selection/use-selection.ts';
import {
  hideMany,
  idsBetween,
  markReadMany,
  moveMany,
  saveMany,
} from '#renderer/store/bulk-actions.ts';
import { exportPostings } from '#renderer/store/posting-actions.ts';
import type { PinnedList } from '#renderer/store/queries.ts';
import { paneStrings, selectionStrings } from '#renderer/strings/openings.ts';

/** What can be done with the selected openings of a list. */
export function BulkBar({
  list,
  total,
  selection,
}: {
  readonly list: PinnedList;
  readonly total: number;
  readonly selection: Selection<string>;
}) {
  const ids = [...selection.ids];
  const isOfHidden = list.filter.hidden === 'only';
  const act = (work: Promise<boolean>) =>
    void work.then((isDone) => {
      if (isDone) selection.clear();
    });
  return (
    <SelectionBar
      count={ids.length}
      total={total}
      onSelectAll={() =>
        void idsBetween(list, 0, Math.min(total, mostSelected) - 1).then(selection.add)
      }
      onClear={selection.clear}
    >
      <Button variant="default" size="compact-xs" onClick={() => act(saveMany(ids))}>
        {paneStrings.save}
      </Button>
      <BulkStages onChoose={(stage: Stage | null) => act(moveMany(ids, stage))} />
      <Button variant="default" size="compact-xs" onClick={() => act(hideMany(ids, !isOfHidden))}>
        {isOfHidden ? paneStrings.show : paneStrings.hide}
      </Button>
      <BulkMenu
        label={selectionStrings.more}
        items={{ ...selectionStrings.marks, ...selectionStrings.exports }}
        onChoose={(what) => {
          if (what === 'read' || what === 'unread') act(markReadMany(ids, what === 'read'));
          else void exportPostings({ ids, hidden: 'include' }, what);
        }}
      />
    </SelectionBar>
  );
}
