import { ActionIcon, Tooltip } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { type ReactNode, type RefObject, useRef } from 'react';
import { boardStrings } from '#renderer/strings/board.ts';
import classes from './side-scroller.module.css';
import { useFocusHandOn } from './use-focus-hand-on.ts';
import { useScrollSides } from './use-scroll-sides.ts';

/** Scrolls to the sides what is too wide, and shows on which side there is more of it. */
export function SideScroller({
  ref,
  stepPx,
  children,
}: {
  readonly ref: RefObject<HTMLDivElement | null>;
  /** How far a press of a side goes. */
  readonly stepPx: number;
  readonly children: ReactNode;
}) {
  const { isMoreBefore, isMoreAfter } = useScrollSides(ref);
  const before = useRef<HTMLButtonElement>(null);
  const after = useRef<HTMLButtonElement>(null);
  const handsOn = useFocusHandOn([before, after, ref]);
  const go = (steps: 1 | -1) => () => ref.current?.scrollBy({ left: steps * stepPx });
  return (
    <div className={classes.root} {...handsOn}>
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
