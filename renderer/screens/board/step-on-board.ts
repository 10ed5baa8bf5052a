export type Step = 'up' | 'down' | 'left' | 'right';

/**
 * The card that an arrow leads to from another one, columns given by the ids of their cards. Empty
 * columns are stepped over, and at an edge it stays; without a card, the first there is.
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
