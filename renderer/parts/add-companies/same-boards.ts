import type { CatalogueEntry } from '#renderer/model.ts';
import { companyOf, type LineState } from './line-state.ts';

type Board = { readonly url: string; readonly source: string; readonly slug: string | null };

/** Lines that name a board of a picked company or of an earlier line say so, and add nothing. */
export function markSameBoards<L extends { readonly state: LineState }>(
  lines: readonly L[],
  taken: readonly CatalogueEntry[],
): readonly L[] {
  const seen = new Map(taken.map((company) => [keyOf(company), company.name]));
  return lines.map((line) => {
    const board = boardOf(line.state);
    if (board === null) return line;
    const same = seen.get(keyOf(board));
    if (same !== undefined) return { ...line, state: { kind: 'same', name: same } };
    seen.set(keyOf(board), companyOf(line.state)?.name ?? board.url);
    return line;
  });
}

const boardOf = (state: LineState): Board | null => {
  if (state.kind === 'listed') return state.listed;
  return state.kind === 'found' ? state.detected : null;
};

const keyOf = ({ url, source, slug }: Board): string =>
  slug === null ? url : JSON.stringify([source, slug]);
