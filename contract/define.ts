import { z } from 'zod';
import { minutes, seconds } from '#core/duration.ts';
import { AppError } from '#core/errors.ts';
import type { Topic } from '#core/topic.ts';

export type MethodRow<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> = {
  readonly input: I;
  readonly output: O;
  /** 'library': in the database's own thread, since libsql blocks its thread. */
  readonly runs: 'host' | 'library';
  /**
   * In the library: calls that go last let those that go first pass between their queries. First is
   * what a person waits for at each key, last what may follow on screen.
   */
  readonly goes?: 'first' | 'last';
  /** Dispatch refuses it from any client. */
  readonly isInternal?: true;
  readonly changes?: readonly Topic[];
  /** The longest wait for its answer, in milliseconds; usually `usualDeadlineMs`. */
  readonly deadlineMs?: number;
};

/** Most calls answer in milliseconds: after this, the user sees that it is stuck. */
export const usualDeadlineMs = seconds(30);

/** For calls that touch all data, wait for workers or wait for a place in a queue. */
export const longDeadlineMs = minutes(15);

/** The client's input with defaults filled in. Throws `invalid_input` with the field's path. */
export function parseInput(row: MethodRow, method: string, input: unknown): unknown {
  const parsed = row.input.safeParse(input);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const path = issue?.path.join('.') || method;
  throw new AppError('invalid_input', { path, reason: issue?.message ?? 'not valid' });
}

/** Types one row of the table of calls. */
export const method = <
  I extends z.ZodType,
  O extends z.ZodType,
  const W extends Pick<MethodRow, 'runs' | 'isInternal'>,
>(
  row: MethodRow<I, O> & W,
): MethodRow<I, O> & W => row;

export const none = z.strictObject({});
export const id = z.string().min(1);
export const byId = z.strictObject({ id });
export const nothing = z.void();
export const removed = z.object({ removed: z.number().int() });

/** A page size: at most `atMost`, by default `usual`. */
export const limit = (atMost: number, usual: number) =>
  z.number().int().positive().max(atMost).default(usual);
