import { readFile } from 'node:fs/promises';
import { CheckedBoard } from '#core/board-check.ts';
import { AppError } from '#core/errors.ts';

/**
 * The checked boards of a report, by the address in the catalogue; the last line of a board counts.
 * Ignores other lines, and a last one that was cut off. Throws `invalid_file` if it is unreadable.
 */
export async function readReport(file: string): Promise<ReadonlyMap<string, CheckedBoard>> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new AppError('invalid_file', { path: file, reason }, { cause });
  }
  const boards = text.split('\n').flatMap((line) => readLine(line) ?? []);
  return new Map(boards.map((board) => [board.url, board]));
}

function readLine(line: string): CheckedBoard | null {
  try {
    return CheckedBoard.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
}
