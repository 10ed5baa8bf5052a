/** One mistake of a reading; null for a value that one side does not give. */
export type Mistake = {
  readonly kind: 'wrong' | 'over-claimed' | 'missed';
  readonly said: unknown;
  readonly right: unknown;
};

/** What one posting adds to the score of a field. Values under doubt add nothing. */
export type Verdict = { readonly right: number; readonly mistakes: readonly Mistake[] };

type Same<T> = (one: T, other: T) => boolean;

const nothing: Verdict = { right: 0, mistakes: [] };
const mistaken = (...mistakes: readonly Mistake[]): Verdict => ({ right: 0, mistakes });

/** Judges a fact with one value. `accept` has the values that are right as well, null included. */
export function judgeOne<T>({
  said,
  right,
  accept,
  same = Object.is,
}: {
  readonly said: T | null;
  readonly right: T | null;
  readonly accept: readonly (T | null)[];
  readonly same?: Same<T>;
}): Verdict {
  const isAccepted = accept.some((other) =>
    other === null || said === null ? other === said : same(other, said),
  );
  if (said === null) {
    if (right === null || isAccepted) return nothing;
    return mistaken({ kind: 'missed', said, right });
  }
  if (right === null) {
    return isAccepted ? nothing : mistaken({ kind: 'over-claimed', said, right });
  }
  if (same(said, right) || isAccepted) return { right: 1, mistakes: [] };
  return mistaken({ kind: 'wrong', said, right });
}

/**
 * Judges a list by its items; a repeated one counts once. Items in `accept` count neither as right
 * nor as mistakes; a star there stands for any.
 */
export function judgeList<T>({
  said,
  right,
  accept,
  same,
}: {
  readonly said: readonly T[];
  readonly right: readonly T[];
  readonly accept: readonly (T | '*')[];
  readonly same: Same<T>;
}): Verdict {
  const isDoubtful = (item: T): boolean => accept.some((each) => each === '*' || same(item, each));
  const open = [...right];
  const over: Mistake[] = [];
  let hits = 0;
  for (const item of said) {
    const at = open.findIndex((each) => same(item, each));
    if (at !== -1) {
      open.splice(at, 1);
      if (!isDoubtful(item)) hits += 1;
    } else if (!isDoubtful(item) && !right.some((each) => same(item, each))) {
      over.push({ kind: 'over-claimed', said: item, right: null });
    }
  }
  const missed = open
    .filter((each) => !isDoubtful(each))
    .map((each): Mistake => ({ kind: 'missed', said: null, right: each }));
  return { right: hits, mistakes: [...over, ...missed] };
}
