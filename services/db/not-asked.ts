import type { ErrorCode } from '#core/errors.ts';

/** The failure of a company that was not even asked: it says nothing of how the company is. */
export const notAsked = 'demo_is_on' satisfies ErrorCode;
