import type { OffsetMinutes } from '#core/quiet-hours.ts';

/** By the clocks of this machine. */
export const localOffset: OffsetMinutes = (at) => -new Date(at).getTimezoneOffset();
