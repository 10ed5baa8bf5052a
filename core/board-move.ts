import { z } from 'zod';
import { counted } from './quantity.ts';

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
  /** Boards that the user declined before this one. */
  declined: z.array(BoardRef).default([]),
  /** A board left with the user's consent before this offer; its openings have yet to come along. */
  left: BoardRef.nullable().default(null),
});
export type MoveState = z.infer<typeof MoveState>;

export const isSameBoard = (a: BoardRef, b: BoardRef): boolean =>
  a.source === b.source && a.slug.toLowerCase() === b.slug.toLowerCase();

export const isAmong = (board: BoardRef, boards: readonly BoardRef[]): boolean =>
  boards.some((each) => isSameBoard(each, board));

/** The move in a company's row; null for a company that has not moved. */
export const parseMove = (json: string | null): MoveState | null =>
  json === null ? null : MoveState.parse(JSON.parse(json));

/** The boards that the user said are not the company's, the last one at the end. */
export const declinedBoards = (move: MoveState | null): readonly BoardRef[] =>
  move === null ? [] : [...move.declined, ...(move.state === 'declined' ? [move.to] : [])];

/** The board that the company left with the user's consent, until its openings came along. */
export const leftBoard = (move: MoveState | null): BoardRef | null =>
  move?.state === 'accepted' ? move.from : (move?.left ?? null);

/** What is left of a move once a list is stored: the boards that are not offered again. */
export function afterList(move: MoveState | null): MoveState | null {
  const declined = [...declinedBoards(move)];
  const to = declined.pop();
  return move === null || to === undefined
    ? null
    : { ...move, state: 'declined', to, declined, left: null };
}

/** Openings that a company had, those of them on its new board, and all on that board. */
export type Moved = { open: number; same: number; listed: number };

/** What the new board has of the known openings, for a person. */
export const bothBoards = ({ open, same, listed }: Moved): string =>
  open === 0
    ? `The new board lists ${counted(listed, 'opening', 'openings')}.`
    : `Of its ${counted(open, 'opening', 'openings')}, ${same} are among the ${listed} on the new board and keep their history.`;
