import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import { useShortcuts } from '#renderer/keyboard/use-shortcuts.ts';
import type { ApplicationCard, Stage } from '#renderer/model.ts';
import { hrefTo, navigate } from '#renderer/routes.ts';
import { moveCard } from '#renderer/store/application-actions.ts';
import { type Column, type Step, stepOnBoard } from './card-places.ts';

export const cardElementId = (postingId: string): string => `card-${postingId}`;

/**
 * Board keys act on the focused card, else on the open one. Arrows move between cards and 1 to 6
 * move the card to a stage; the focus follows it.
 */
export function useBoardKeys(columns: readonly Column[], openId: string | null) {
  const root = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState<string | null>(openId);
  const followTo = useRef<string | null>(null);
  const ids = columns.map(({ cards }) => cards.map(({ posting }) => posting.id));
  const cards = columns.flatMap((column) => column.cards);
  const card = find(cards, chosen) ?? find(cards, openId);
  const current = card?.posting.id ?? null;

  const step = (to: Step): void => {
    const next = stepOnBoard(ids, current, to);
    if (next === null) return;
    followTo.current = next;
    setChosen(next);
    if (openId !== null) navigate(hrefTo('board', { id: next }), { replace: true });
    focusFollowed(followTo);
  };
  const move = (stage: Stage) => () => {
    if (card === undefined || card.stage === stage) return;
    followTo.current = root.current?.contains(document.activeElement) ? card.posting.id : null;
    void moveCard(card.posting, stage, null);
  };
  useShortcuts({
    next: () => step('down'),
    previous: () => step('up'),
    stage1: move('saved'),
    stage2: move('applied'),
    stage3: move('screen'),
    stage4: move('interview'),
    stage5: move('offer'),
    stage6: move('done'),
  });
  useLayoutEffect(() => focusFollowed(followTo));
  // Keeps the open card in view when its detail opens or it moves.
  const open = find(cards, openId);
  const openCardId = open?.posting.id;
  const openStage = open?.stage;
  useLayoutEffect(() => {
    if (openCardId === undefined || openStage === undefined) return;
    reveal(document.getElementById(cardElementId(openCardId)));
  }, [openCardId, openStage]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const to = ({ ArrowLeft: 'left', ArrowRight: 'right' } as const)[event.key];
    if (to === undefined) return;
    event.preventDefault();
    step(to);
  };
  const reachable = current ?? cards[0]?.posting.id ?? null;
  return { root, reachable, onFocusCard: setChosen, onKeyDown };
}

const find = (cards: readonly ApplicationCard[], id: string | null): ApplicationCard | undefined =>
  cards.find(({ posting }) => posting.id === id);

/** A card that changes columns is a new element. */
function focusFollowed(followTo: { current: string | null }): void {
  const element =
    followTo.current === null ? null : document.getElementById(cardElementId(followTo.current));
  if (element === null) return;
  followTo.current = null;
  element.focus();
  reveal(element);
}

const reveal = (element: HTMLElement | null): void =>
  element?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
