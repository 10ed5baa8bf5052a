/** Where a card is on screen, from the top, in pixels. */
export type CardBox = { readonly id: string; readonly top: number; readonly height: number };

/** Above which card a drop at this height goes; null is below the last one. */
export function dropBefore(boxes: readonly CardBox[], y: number, draggedId: string): string | null {
  const others = boxes.filter(({ id }) => id !== draggedId);
  return others.find(({ top, height }) => y < top + height / 2)?.id ?? null;
}

/** Whether a drop there changes the order of a column that the card is in. */
export function changesOrder(
  ids: readonly string[],
  draggedId: string,
  before: string | null,
): boolean {
  const at = ids.indexOf(draggedId);
  return at === -1 || (ids[at + 1] ?? null) !== before;
}
