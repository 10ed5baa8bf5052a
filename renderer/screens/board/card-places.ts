import type { ApplicationCard, Stage } from '#renderer/model.ts';
import { stages } from '#renderer/parts/stage-menu.tsx';
import type { CardMove } from '#renderer/store/application-actions.ts';

export type Column = { readonly stage: Stage; readonly cards: readonly ApplicationCard[] };

/** Cards by stage, with pending moves applied. */
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

/** Like the host: above `before` if that card is in the stage, else last. */
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

/** True if a reminder waits to be done. */
export const isDue = ({ nextReminder }: ApplicationCard, nowMs: number): boolean =>
  nextReminder !== null && Date.parse(nextReminder.dueAt) <= nowMs;

/** A card's place on screen, in pixels from the top. */
export type CardBox = { readonly id: string; readonly top: number; readonly height: number };

/** The card that a drop at this height lands above; null means last. */
export function dropBefore(boxes: readonly CardBox[], y: number, draggedId: string): string | null {
  const others = boxes.filter(({ id }) => id !== draggedId);
  return others.find(({ top, height }) => y < top + height / 2)?.id ?? null;
}

export function changesOrder(
  ids: readonly string[],
  draggedId: string,
  before: string | null,
): boolean {
  const at = ids.indexOf(draggedId);
  return at === -1 || (ids[at + 1] ?? null) !== before;
}

export type ScrollSides = { readonly isMoreBefore: boolean; readonly isMoreAfter: boolean };

/** Fractions of a pixel and the padding around the content need no hint. */
const tolerancePx = 8;

export const scrollSides = ({
  scrollLeft,
  scrollWidth,
  clientWidth,
}: Pick<HTMLElement, 'scrollLeft' | 'scrollWidth' | 'clientWidth'>): ScrollSides => ({
  isMoreBefore: scrollLeft > tolerancePx,
  isMoreAfter: scrollWidth - clientWidth - scrollLeft > tolerancePx,
});

export type Step = 'up' | 'down' | 'left' | 'right';

/**
 * The card that an arrow key leads to. `columns` hold the ids of their cards. Skips empty columns
 * and stops at the edges; without a current card it starts at the first.
 */
export function stepOnBoard(
  columns: readonly (readonly string[])[],
  from: string | null,
  step: Step,
): string | null {
  const x = columns.findIndex((ids) => from !== null && ids.includes(from));
  const column = columns[x];
  if (column === undefined || from === null) return columns.flat()[0] ?? null;
  const y = column.indexOf(from);
  if (step === 'up' || step === 'down') return column[y + (step === 'up' ? -1 : 1)] ?? from;
  const beyond = step === 'left' ? columns.slice(0, x).toReversed() : columns.slice(x + 1);
  const next = beyond.find((ids) => ids.length > 0);
  return next?.[Math.min(y, next.length - 1)] ?? from;
}
