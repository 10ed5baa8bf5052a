/** The one so many places further, within the list; the first one where none was chosen. */
export function neighbour(ids: readonly number[], id: number | null, step: 1 | -1): number | null {
  const at = id === null ? -1 : ids.indexOf(id);
  if (at === -1) return ids[0] ?? null;
  return ids[Math.min(ids.length - 1, Math.max(0, at + step))] ?? null;
}

/** Where to go when one leaves the list: the one after it, else the one before. */
export function afterLeaving(ids: readonly number[], id: number): number | null {
  const at = ids.indexOf(id);
  return ids[at + 1] ?? ids[at - 1] ?? null;
}
