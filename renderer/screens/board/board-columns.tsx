import { ActionIcon, Tooltip } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import {
  type DragEvent,
  type FocusEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import type { ApplicationCard, Stage } from '#renderer/model.ts';
import { moveCard } from '#renderer/store/application-actions.ts';
import { boardStrings } from '#renderer/strings/board.ts';
import { BoardColumn } from './board-column.tsx';
import classes from './board-columns.module.css';
import { type Column, changesOrder, type ScrollSides, scrollSides } from './card-places.ts';
import { useBoardKeys } from './use-board-keys.ts';

const columnPx = 168;

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

/** Scrolls sideways if the content is too wide, and shows on which sides there is more. */
function SideScroller({
  ref,
  stepPx,
  children,
}: {
  readonly ref: RefObject<HTMLDivElement | null>;
  readonly stepPx: number;
  readonly children: ReactNode;
}) {
  const { isMoreBefore, isMoreAfter } = useScrollSides(ref);
  const before = useRef<HTMLButtonElement>(null);
  const after = useRef<HTMLButtonElement>(null);
  const handsOn = useFocusHandOn([before, after, ref]);
  const go = (steps: 1 | -1) => () => ref.current?.scrollBy({ left: steps * stepPx });
  return (
    <div className={classes.sideScroller} {...handsOn}>
      <div ref={ref} className={classes.scroller} tabIndex={-1}>
        {children}
      </div>
      {isMoreBefore && <Side ref={before} side="before" onPress={go(-1)} />}
      {isMoreAfter && <Side ref={after} side="after" onPress={go(1)} />}
    </div>
  );
}

function Side({
  ref,
  side,
  onPress,
}: {
  readonly ref: RefObject<HTMLButtonElement | null>;
  readonly side: 'before' | 'after';
  readonly onPress: () => void;
}) {
  const label = boardStrings.sides[side];
  const Icon = side === 'before' ? IconChevronLeft : IconChevronRight;
  return (
    <div className={classes.side} data-side={side}>
      <Tooltip label={label}>
        <ActionIcon ref={ref} className={classes.button} aria-label={label} onClick={onPress}>
          <Icon size={16} stroke={1.8} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </div>
  );
}

/** The sides that can scroll further; follows scrolling and resizing. */
function useScrollSides(ref: RefObject<HTMLElement | null>): ScrollSides {
  const [sides, setSides] = useState<ScrollSides>({ isMoreBefore: false, isMoreAfter: false });
  useEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const look = () => {
      const { isMoreBefore, isMoreAfter } = scrollSides(element);
      setSides((before) =>
        before.isMoreBefore === isMoreBefore && before.isMoreAfter === isMoreAfter
          ? before
          : { isMoreBefore, isMoreAfter },
      );
    };
    const sizes = new ResizeObserver(look);
    for (const sized of [element, ...element.children]) sizes.observe(sized);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      sizes.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [ref]);
  return sides;
}

/**
 * If a focused element disappears, moves the focus to the first that remains. Returns props for
 * their common parent.
 */
function useFocusHandOn(places: readonly RefObject<HTMLElement | null>[]) {
  const focused = useRef<HTMLElement | null>(null);
  useLayoutEffect(() => {
    if (focused.current?.isConnected !== false) return;
    places.find(({ current }) => current !== null)?.current?.focus();
  });
  return {
    onFocus: ({ target }: FocusEvent): void => {
      focused.current = places.find(({ current }) => current === target)?.current ?? null;
    },
    // React sends no blur event for a removed element.
    onBlur: (): void => {
      focused.current = null;
    },
  };
}
