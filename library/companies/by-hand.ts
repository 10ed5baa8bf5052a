/**
 * The source of companies that only hold openings added by hand: nothing scans or lists them as
 * watched.
 */
export const byHandSource = 'by_hand';

/** A condition on Company `c`. */
export const isWatched = `c.source IS NOT '${byHandSource}'`;
