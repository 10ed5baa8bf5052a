/** Repeatable chance, 0 to 1: mulberry32 over a hash of `seed`. */
export function chances(seed: string): () => number {
  let state = 2_166_136_261;
  for (const char of seed) state = Math.imul(state ^ (char.codePointAt(0) ?? 0), 16_777_619);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Repeatable choices: the same seed gives the same choices, call by call. */
export type Picker = {
  /** True in this share of cases, 0 to 1. */
  readonly happens: (share: number) => boolean;
  /** A number from `from` up to, not including, `to`. */
  readonly between: (from: number, to: number) => number;
  readonly one: <T>(list: readonly T[]) => T;
  /** This many different items, shuffled; all of them if there are fewer. */
  readonly some: <T>(list: readonly T[], count: number) => readonly T[];
};

export function createPicker(seed: string): Picker {
  const chance = chances(seed);
  const between = (from: number, to: number): number => from + chance() * (to - from);
  const take = <T>(list: T[]): readonly T[] => list.splice(Math.floor(between(0, list.length)), 1);
  return {
    happens: (share) => chance() < share,
    between,
    one: (list) => {
      const [picked] = take([...list]);
      if (picked === undefined) throw new Error(`nothing to choose from for ${seed}`);
      return picked;
    },
    some: (list, count) => {
      const left = [...list];
      return Array.from({ length: Math.min(count, left.length) }).flatMap(() => take(left));
    },
  };
}
