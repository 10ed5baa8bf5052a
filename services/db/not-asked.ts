import type { ErrorCode } from '#core/errors.ts';

/** Failures of a company that was not asked, or not reached: they say nothing of how it is. */
const notAsked = ['demo_is_on', 'offline'] satisfies readonly ErrorCode[];

export const isNotAsked = (code: string): boolean => notAsked.some((each) => each === code);

/** For a query: whether the error in this column says nothing of the company. The column is ours. */
export const sqlNotAsked = (column: string): string =>
  `coalesce(${column} ->> 'code', '') IN (${notAsked.map((code) => `'${code}'`).join(', ')})`;
