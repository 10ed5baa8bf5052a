import type { Stats } from 'node:fs';

/** Bits of the mode that let the group or others write. */
export const othersMayWrite = 0o022;
/** Bits of the mode that let them do anything at all. */
export const othersMayAnything = 0o077;

/**
 * Whether a file or folder is this user's, and its mode has none of `forbidden`. Windows keeps rights
 * elsewhere: there everything counts as ours.
 */
export const isOnlyOurs = (found: Pick<Stats, 'uid' | 'mode'>, forbidden: number): boolean =>
  isOurs(found) && (process.getuid === undefined || (found.mode & forbidden) === 0);

/** Whether it belongs to the user of this process. */
export const isOurs = ({ uid }: Pick<Stats, 'uid'>): boolean =>
  process.getuid === undefined || process.getuid() === uid;
