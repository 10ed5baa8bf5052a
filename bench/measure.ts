/** One line of the table: what we reach, beside what we compare it with in the same session. */
export type Row = {
  readonly measure: string;
  readonly ours: string;
  readonly comparedWith: string;
  /** Ours in proportion to the other; null where the target is a bound and nothing is compared. */
  readonly ratio: number | null;
  readonly target: string;
  readonly met: boolean;
  /** What a reader must know to judge the figures; empty where they speak for themselves. */
  readonly note: string;
};

/** What a measure is given to tell how far it is. */
export type Say = (line: string) => void;

/** One thing that is measured, alone on the machine, and the rows it makes. */
export type Measure = {
  readonly name: string;
  readonly run: (say: Say) => Promise<readonly Row[]>;
};
