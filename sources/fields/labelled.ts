/** A value by the words of its label, which each employer chooses; null without such a label. */
export type Labelled = (label: RegExp, but?: RegExp) => string | null;

/** Values by their labels, one a line each, in the same order. Empty values count as absent. */
export function labelled(labels: string | null, values: string | null): Labelled {
  const names = labels?.split('\n') ?? [];
  const texts = values?.split('\n') ?? [];
  return (label, but) => {
    const at = names.findIndex(
      (name, n) => label.test(name) && but?.test(name) !== true && (texts[n] ?? '') !== '',
    );
    return at === -1 ? null : (texts[at] ?? null);
  };
}
