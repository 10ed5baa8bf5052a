/** What of a list is in view: indices, the last one included. */
export type Range = { readonly first: number; readonly last: number };

/** Rows beyond the view that are fetched before they are scrolled to. */
const margin = 30;

/** Which windows of `size` rows the view needs; the first one always, for it says how many there are. */
export function windowsFor({ first, last }: Range, total: number, size: number): readonly number[] {
  const from = Math.floor(Math.max(0, first - margin) / size);
  const to = Math.floor(Math.min(total - 1, last + margin) / size);
  const inView = Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
  return inView[0] === 0 ? inView : [0, ...inView];
}
