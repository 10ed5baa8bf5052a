/** What a made-up company hires for, in one language: the words of its careers site. */
export type Trade = {
  /** The titles by department. */
  readonly departments: Readonly<Record<string, readonly string[]>>;
  readonly places: readonly string[];
  readonly types: readonly string[];
  /** Pay as the site prints it; empty if the site prints none. */
  readonly pays: readonly string[];
  readonly prose: Prose;
};

/** Sentences of a job advertisement. `{title}`, `{place}` and `{team}` stand for the opening's. */
export type Prose = {
  readonly intros: readonly string[];
  /** The three headings: duties, profile, offer. */
  readonly headings: readonly [string, string, string];
  readonly duties: readonly string[];
  readonly profile: readonly string[];
  readonly offers: readonly string[];
};
