import { z } from 'zod';

/** How and where a company publishes: a source, and its board, tenant or page there. */
export const BoardRef = z.object({ source: z.string(), slug: z.string() });
export type BoardRef = z.infer<typeof BoardRef>;

/** A scan found a company's openings on another board than before. */
export const BoardMove = z.object({
  from: BoardRef,
  /** Why it is the same company's, for a person: "acme.example: the page embeds the board …". */
  evidence: z.string(),
});
export type BoardMove = z.infer<typeof BoardMove>;

/**
 * A move as the library keeps it. 'offered': waits for the user, and nothing is stored or closed.
 * 'declined': this board is not offered again. 'accepted': the next list read from the new board
 * carries the openings over.
 */
export const MoveState = BoardMove.extend({
  to: BoardRef,
  state: z.enum(['offered', 'declined', 'accepted']),
  at: z.string(),
  /** Open on the old board; how many of them the new one lists; and how many it lists in all. */
  open: z.number().int(),
  same: z.number().int(),
  listed: z.number().int(),
});
export type MoveState = z.infer<typeof MoveState>;

export const isSameBoard = (a: BoardRef, b: BoardRef): boolean =>
  a.source === b.source && a.slug.toLowerCase() === b.slug.toLowerCase();
