import type { Logger } from '#services/log/logger.ts';

/** A log that nobody reads. */
export const silentLog: Logger = { debug() {}, info() {}, warn() {}, error() {} };
