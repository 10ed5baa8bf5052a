/** When trying again may help: never, after the queue's own delays, or when the other side said. */
export type Retry = 'never' | 'later' | 'when-told';

export type ErrorRow<D> = {
  readonly message: (details: D) => string;
  readonly hint: (details: D) => string;
  readonly retry: Retry;
};

type None = Readonly<Record<never, never>>;

/** Types one row of the table of errors by the details that fill its text. */
export const row = <D = None>(row: ErrorRow<D>): ErrorRow<D> => row;
