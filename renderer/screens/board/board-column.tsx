import { type DragEvent, useRef, useState } from 'react';
import type { ApplicationCard, Stage } from '#renderer/model.ts';
import { boardStrings } from '#renderer/strings/board.ts';
import { labels } from '#renderer/strings/labels.ts';
import type { Column } from './arrange-cards.ts';
import { BoardCard } from './board-card.tsx';
import classes from './board-column.module.css';
import { type CardBox, dropBefore } from './drop-place.ts';

/** Where a drop would go: above a card, or last. */
type Target = { readonly before: string | null };

/** A stage with its cards. While a card is over it, a line says where it would go. */
export function BoardColumn({
  column: { stage, cards },
  dragged,
  openId,
  reachable,
  onFocusCard,
  onDrag,
  onDrop,
}: {
  readonly column: Column;
  readonly dragged: ApplicationCard | null;
  readonly openId: string | null;
  /** The card that is the stop for Tab. */
  readonly reachable: string | null;
  readonly onFocusCard: (postingId: string) => void;
  readonly onDrag: (card: ApplicationCard) => void;
  readonly onDrop: (stage: Stage, before: string | null) => void;
}) {
  const list = useRef<HTMLUListElement>(null);
  const [target, setTarget] = useState<Target | null>(null);
  const line = dragged === null ? null : target;
  const onDragOver = (event: DragEvent): void => {
    if (dragged === null || list.current === null) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'move';
    const before = dropBefore(boxesOf(list.current), event.clientY, dragged.posting.id);
    if (target === null || target.before !== before) setTarget({ before });
  };
  const onDragLeave = ({ currentTarget, relatedTarget }: DragEvent): void => {
    const isInside = relatedTarget instanceof Node && currentTarget.contains(relatedTarget);
    if (!isInside) setTarget(null);
  };
  return (
    <section
      className={classes.root}
      aria-label={boardStrings.column(labels.stages[stage], cards.length)}
      data-over={line !== null}
      onDragOver={onDragOver}
      onDragLeave={onDragLeave}
      onDrop={(event) => {
        event.preventDefault();
        setTarget(null);
        onDrop(stage, target?.before ?? null);
      }}
    >
      <h2 className={classes.head}>
        {labels.stages[stage]}
        <span className={classes.count}>{cards.length.toLocaleString()}</span>
      </h2>
      <ul ref={list} className={classes.cards}>
        {cards.map((card) => (
          <li
            key={card.posting.id}
            className={classes.card}
            data-card={card.posting.id}
            data-line={line !== null && line.before === card.posting.id}
          >
            <BoardCard
              card={card}
              isOpen={card.posting.id === openId}
              isReachable={card.posting.id === reachable}
              isDragged={card.posting.id === dragged?.posting.id}
              onFocus={onFocusCard}
              onDrag={onDrag}
            />
          </li>
        ))}
        <li className={classes.end} data-line={line !== null && line.before === null} aria-hidden />
      </ul>
    </section>
  );
}

const boxesOf = (list: HTMLElement): readonly CardBox[] =>
  [...list.querySelectorAll<HTMLElement>('[data-card]')].map((element) => {
    const { top, height } = element.getBoundingClientRect();
    return { id: element.dataset.card ?? '', top, height };
  });
