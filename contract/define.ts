import type { z } from 'zod';
import type { Topic } from '#core/topic.ts';

/** One call of the contract. */
export type MethodRow<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> = {
  readonly input: I;
  readonly output: O;
  /** 'library': in the database's own thread, since libsql blocks the one it runs in. */
  readonly runs: 'host' | 'library';
  /** What of the data is another after it: clients are told. */
  readonly changes?: readonly Topic[];
};

/** Types one row of the table of calls. */
export const method = <I extends z.ZodType, O extends z.ZodType, R extends MethodRow['runs']>(
  row: MethodRow<I, O> & { readonly runs: R },
): MethodRow<I, O> & { readonly runs: R } => row;
