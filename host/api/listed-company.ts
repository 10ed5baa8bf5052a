/**
 * A company as a list names it; `line` is where its entry ends, counted from 1. In JSON it counts
 * the entries.
 */
export type ListedCompany = {
  readonly url: string;
  readonly name: string | null;
  readonly line: number;
};

/** An entry of a list that names no company, and why. */
export type UnreadableEntry = {
  readonly line: number;
  /** The line or entry in words. */
  readonly where: string;
  readonly text: string;
  readonly reason: string;
};

/** What a list comes to. */
export type CompanyList = {
  readonly companies: readonly ListedCompany[];
  readonly unreadable: readonly UnreadableEntry[];
};
