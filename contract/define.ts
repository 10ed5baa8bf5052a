import type { z } from 'zod';
import { minutes, seconds } from '#core/duration.ts';
import type { Topic } from '#core/topic.ts';

/** One call of the contract. */
export type MethodRow<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> = {
  readonly input: I;
  readonly output: O;
  /** 'library': in the database's own thread, since libsql blocks the one it runs in. */
  readonly runs: 'host' | 'library';
  /** What of the data is another after it: clients are told. */
  readonly changes?: readonly Topic[];
  /** How long its answer may take, milliseconds; usually `usualDeadlineMs`. */
  readonly deadlineMs?: number;
};

/** Most calls answer in milliseconds: after this, a person is told that something is stuck. */
export const usualDeadlineMs = seconds(30);

/** For those that touch all there is, wait for workers, or for a place in a queue. */
export const longDeadlineMs = minutes(15);

/** Types one row of the table of calls. */
export const method = <I extends z.ZodType, O extends z.ZodType, R extends MethodRow['runs']>(
  row: MethodRow<I, O> & { readonly runs: R },
): MethodRow<I, O> & { readonly runs: R } => row;
