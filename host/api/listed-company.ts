/**
 * A company as a list names it; `line` is where its entry ends, counted from 1. In JSON it counts
 * the entries.
 */
export type ListedCompany = {
  readonly url: string;
  readonly name: string | null;
  readonly line: number;
};
