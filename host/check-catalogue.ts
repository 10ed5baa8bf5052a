import { appendFile, readFile } from 'node:fs/promises';
import pLimit from 'p-limit';
import type { BoardCheck, CheckedBoard } from '#core/board-check.ts';
import { AppError, toAppError, toErrorView } from '#core/errors.ts';
import { type CatalogueCompany, readCatalogue } from '#services/catalogue/catalogue.ts';
import { readReport } from '#services/catalogue/report.ts';
import { sourceRow } from '#sources/registry.ts';
import type { OneOff } from './start-one-off.ts';

export type CatalogueChoice = {
  /** The best known this many. */
  readonly limit?: number | undefined;
  readonly source?: string | undefined;
  /** A report to write, or to continue: boards with a clear answer in it are not asked again. */
  readonly out?: string | undefined;
  /** Another catalogue than the one that ships. */
  readonly catalogue?: string | undefined;
};

/**
 * The boards to ask, and how many of the chosen have a clear answer in the report already. Throws `invalid_input`
 * for an unknown source, and `invalid_file` for a file that cannot be used.
 */
export async function chooseBoards({ limit, source, out, catalogue }: CatalogueChoice) {
  if (source !== undefined && sourceRow(source) === null) {
    throw new AppError('invalid_input', { path: '--source', reason: `no source "${source}"` });
  }
  const all = await readCatalogue(catalogue);
  const wanted = all.filter((each) => source === undefined || each.source === source);
  const chosen = wanted.slice(0, limit);
  const before = out === undefined ? null : await openReport(out);
  const boards = chosen.filter(({ url }) => (before?.get(url)?.outcome ?? 'unclear') === 'unclear');
  return { boards, known: chosen.length - boards.length };
}

/**
 * Creates the report: a path that cannot be written fails before the first request. Ends a line that
 * was cut off, which would spoil the next one.
 */
async function openReport(file: string) {
  try {
    await appendFile(file, '');
    const text = await readFile(file, 'utf8');
    if (text !== '' && !text.endsWith('\n')) await appendFile(file, '\n');
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new AppError('invalid_file', { path: file, reason }, { cause });
  }
  return await readReport(file);
}

/** Boards in work at a time. Each site keeps its own pace below that. */
const atOnce = 16;

/**
 * Asks each board once and reports the answers as they come. One that fails, such as by its time
 * limit, is unclear and stops no other. `signal` lets those in work finish.
 */
export async function checkBoards(
  boards: readonly CatalogueCompany[],
  request: {
    readonly oneOff: Pick<OneOff, 'call'>;
    readonly out: string | undefined;
    readonly signal: AbortSignal;
    readonly onBoard: (board: CheckedBoard) => void;
  },
): Promise<void> {
  const { oneOff, out, signal, onBoard } = request;
  const inTurn = pLimit(atOnce);
  const check = async ({ name, url, source, slug, website }: CatalogueCompany) => {
    if (signal.aborted) return;
    const asked = { url, source, slug, website };
    const answer = await oneOff.call('sources.check', asked).catch(unclear);
    const checkedAt = new Date().toISOString();
    const board: CheckedBoard = { type: 'board', name, url, source, ...answer, checkedAt };
    if (out !== undefined) await appendFile(out, `${JSON.stringify(board)}\n`);
    onBoard(board);
  };
  await Promise.all(boards.map((board) => inTurn(() => check(board))));
}

function unclear(reason: unknown): BoardCheck {
  const error = toAppError(reason);
  if (error.code === 'cancelled') throw error;
  return { outcome: 'unclear', openings: null, movedTo: null, error: toErrorView(error) };
}
