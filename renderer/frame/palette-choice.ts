type Item = { readonly id: string };

/** What was gone to, and the words it was found by: other words begin at the top again. */
export type Choice = { readonly id: string; readonly typed: string };

/** The item that Enter would run: the one gone to for as long as it is there, else the first. */
export const chosenOf = <I extends Item>(
  items: readonly I[],
  typed: string,
  choice: Choice | null,
): I | undefined =>
  (choice?.typed === typed ? items.find(({ id }) => id === choice.id) : undefined) ?? items[0];

/** The item after or before; after the last comes the first. */
export function stepFrom<I extends Item>(
  items: readonly I[],
  from: I | undefined,
  by: 1 | -1,
): I | undefined {
  const index = items.findIndex(({ id }) => id === from?.id);
  return items.at((index + by) % items.length);
}
