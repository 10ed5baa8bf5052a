import type { ApplicationCard, Stage } from '#renderer/model.ts';
import { stages } from '#renderer/parts/stage-menu.tsx';
import type { CardMove } from '#renderer/store/application-actions.ts';

export type Column = { readonly stage: Stage; readonly cards: readonly ApplicationCard[] };

/** Cards by stage, as they will stand once the moves that are on their way have been made. */
export function arrangeCards(
  cards: readonly ApplicationCard[],
  moves: readonly CardMove[],
): readonly Column[] {
  const arranged = moves.reduce(applyMove, cards);
  return stages.map((stage) => ({
    stage,
    cards: arranged.filter((card) => card.stage === stage),
  }));
}

/** As the host does it: above the other card where that is in the stage, else last. */
function applyMove(
  cards: readonly ApplicationCard[],
  { postingId, stage, before }: CardMove,
): readonly ApplicationCard[] {
  const card = cards.find(({ posting }) => posting.id === postingId);
  if (card === undefined) return cards;
  const others = cards.filter((each) => each !== card);
  if (stage === null) return others;
  const moved = card.stage === stage ? card : { ...card, stage, stageSince: now() };
  const next = others.findIndex((each) => each.posting.id === before && each.stage === stage);
  return next === -1 ? [...others, moved] : others.toSpliced(next, 0, moved);
}

const now = (): string => new Date().toISOString();
