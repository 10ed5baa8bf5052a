import { byHandSource } from '#core/company.ts';

/** A condition on Company `c`. */
export const isWatched = `c.source IS NOT '${byHandSource}'`;
