/**
 * When a retry may help: never, after the queue's own delays, or at the time the other side gave.
 */
export type Retry = 'never' | 'later' | 'when-told';

/** A text, or how the details of an error fill it. */
export type Text<D> = string | ((details: D) => string);

/** What the table of errors says of one code. */
export type ErrorRow<D> = {
  /** What happened, without a full stop. */
  readonly message: Text<D>;
  /** What to do, for a person in a window: no command, no flag. */
  readonly hint: Text<D>;
  /** The same for a person in a terminal, where other advice helps there. */
  readonly cliHint?: Text<D>;
  /** 'never' where the row does not say. */
  readonly retry?: Retry;
};

type None = Readonly<Record<never, never>>;

/** Types one row by the details that fill its texts. */
export const row = <D = None>(row: ErrorRow<D>): ErrorRow<D> => row;
