/**
 * For a test that measures a promise in seconds, such as the longest wait at a quit: a machine that
 * stalls may break it once, but not four times in a row.
 */
export const promisedTime = { retry: 3 };
