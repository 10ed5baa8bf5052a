import type { Logger } from '#services/log/logger.ts';

export const silentLog: Logger = { debug() {}, info() {}, warn() {}, error() {} };
