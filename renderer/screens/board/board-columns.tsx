import { type DragEvent, useState } from 'react';
import type { ApplicationCard, Stage } from '#renderer/model.ts';
import { moveCard } from '#renderer/store/application-actions.ts';
import { boardStrings } from '#renderer/strings/board.ts';
import type { Column } from './arrange-cards.ts';
import { BoardColumn } from './board-column.tsx';
import classes from './board-columns.module.css';
import { changesOrder } from './drop-place.ts';
import { SideScroller } from './side-scroller.tsx';
import { useBoardKeys } from './use-board-keys.ts';

/** As wide as a column is at least. */
const columnPx = 232;

/** The columns. A card is moved by dragging it, or chosen and moved by keys. */
export function BoardColumns({
  columns,
  openId,
}: {
  readonly columns: readonly Column[];
  readonly openId: string | null;
}) {
  const [dragged, setDragged] = useState<ApplicationCard | null>(null);
  const { root, reachable, onFocusCard, onKeyDown } = useBoardKeys(columns, openId);
  const drop = (stage: Stage, before: string | null): void => {
    setDragged(null);
    if (dragged === null) return;
    const ids = columns
      .find((column) => column.stage === stage)
      ?.cards.map(({ posting }) => posting.id);
    if (changesOrder(ids ?? [], dragged.posting.id, before)) {
      void moveCard(dragged.posting, stage, before);
    }
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrows lead from card to card within
    <div
      className={classes.root}
      onKeyDown={onKeyDown}
      onDragEnd={() => setDragged(null)}
      onDragOver={(event: DragEvent) => dragged !== null && event.preventDefault()}
    >
      <SideScroller ref={root} stepPx={columnPx}>
        <section className={classes.columns} aria-label={boardStrings.board}>
          {columns.map((column) => (
            <BoardColumn
              key={column.stage}
              column={column}
              dragged={dragged}
              openId={openId}
              reachable={reachable}
              onFocusCard={onFocusCard}
              onDrag={setDragged}
              onDrop={drop}
            />
          ))}
        </section>
      </SideScroller>
    </div>
  );
}
