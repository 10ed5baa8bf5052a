import type { z } from 'zod';

/** One call of the contract. */
export type MethodRow<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> = {
  readonly input: I;
  readonly output: O;
  /** 'library': in the database's own thread, since libsql blocks the one it runs in. */
  readonly runs: 'host' | 'library';
};

/** Types one row of the table of calls. */
export const method = <I extends z.ZodType, O extends z.ZodType, R extends MethodRow['runs']>(
  row: MethodRow<I, O> & { readonly runs: R },
): MethodRow<I, O> & { readonly runs: R } => row;
