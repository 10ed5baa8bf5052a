import { cellOf, factsIn } from './facts.ts';
import { nameWords } from './node-signs.ts';
import type { Fragment, PageNode, PageTree } from './page-tree.ts';
import { isControlLabel, isSearchLabel } from './refused-words.ts';
import { isRole } from './role-words.ts';
import type { Row } from './rows.ts';

/** Which piece of each row is the opening's title. */
export type TitleColumn = {
  readonly key: string;
  /** 0 to about 1.5: how much it stands out as the title. */
  readonly score: number;
};

/** Rows and pieces looked at: all rows of a list are alike. */
const fewRows = 10;
const fewPieces = 14;

type Column = {
  readonly key: string;
  readonly order: number;
  readonly pieces: { readonly at: number; readonly fragment: Fragment; readonly row: Row }[];
};

/** The key of a piece in its row: its element, its cell, and its place among such pieces. */
export function columnKeys(tree: PageTree, row: Row, most: number): ReadonlyMap<string, number> {
  const keys = new Map<string, number>();
  const counts = new Map<string, number>();
  for (let at = row.first; at < Math.min(row.end, row.first + most); at += 1) {
    const node = tree.fragments[at]?.node;
    if (node === undefined) break;
    const cell = cellOf(node);
    // In a calendar, the cell around a row says nothing of it.
    const column = cell !== null && cell.index > row.node.index ? cell.column : '';
    const key = `${node.path}|${node.kind}|${column}`;
    const count = counts.get(key) ?? 0;
    counts.set(key, count + 1);
    keys.set(`${key}|${count}`, at);
  }
  return keys;
}

/** The column of titles in rows that are built alike; null if no piece stands out. */
export function titleColumnOf(tree: PageTree, rows: readonly Row[]): TitleColumn | null {
  const sample = rows.length <= fewRows ? rows : spread(rows, fewRows);
  const columns = new Map<string, Column>();
  let hasHeading = false;
  for (const row of sample) {
    let order = 0;
    for (const [key, at] of columnKeys(tree, row, fewPieces)) {
      const fragment = tree.fragments[at];
      if (fragment === undefined) continue;
      const column = columns.get(key) ?? { key, order, pieces: [] };
      column.pieces.push({ at, fragment, row });
      columns.set(key, column);
      order += 1;
      hasHeading ||= isInHeading(fragment.node, row.node);
    }
  }
  let best: TitleColumn | null = null;
  for (const column of columns.values()) {
    if (column.pieces.length < sample.length * 0.6) continue;
    const score = scoreOf(tree, column, sample.length, hasHeading);
    if (score > 0.2 && score > (best?.score ?? 0)) best = { key: column.key, score };
  }
  return best;
}

const spread = <T>(list: readonly T[], count: number): readonly T[] =>
  Array.from({ length: count }, (_, n) => list[Math.floor((n * list.length) / count)]).filter(
    (each) => each !== undefined,
  );

const share = <T>(list: readonly T[], test: (each: T) => boolean): number =>
  list.length === 0 ? 0 : list.filter(test).length / list.length;

function scoreOf(tree: PageTree, column: Column, rows: number, hasHeading: boolean): number {
  const { pieces, order } = column;
  const texts = pieces.map(({ fragment }) => fragment.text);
  if (share(texts, isTitleLike) < 0.7) return 0;
  const distinct = new Set(texts).size / texts.length;
  if (rows > 3 && distinct < 0.3) return 0;
  const [first] = pieces;
  if (first === undefined) return 0;
  const facts = pieces.map(({ at, row }) => factOf(tree, at, row));
  const isTitle = share(facts, (name) => name === 'title');
  const isFact = share(facts, (name) => name !== null && name !== 'title');
  const roles = share(texts, isRole);
  const inHeading = share(pieces, ({ fragment, row }) => isInHeading(fragment.node, row.node));
  const linked = share(pieces, ({ fragment }) => isInLink(fragment.node));
  const bold = /^(?:b|strong|summary|button|dt)$/.test(first.fragment.node.name) ? 1 : 0;
  return (
    roles * 0.5 +
    inHeading * 0.25 +
    linked * 0.2 +
    bold * 0.1 +
    isTitle * 0.35 +
    Math.max(0, 0.15 - order * 0.04) -
    isFact * 0.7 -
    (hasHeading && inHeading < 0.5 ? 0.35 : 0) -
    (rows > 3 && distinct < 0.5 ? 0.1 : 0)
  );
}

/** A text that may be a title: a few words with letters, no control's label. */
export const isTitleLike = (text: string): boolean =>
  text.length >= 2 &&
  text.length <= 160 &&
  /\p{L}\p{M}*\p{L}/u.test(text) &&
  !isSentence(text) &&
  !isControlLabel(text) &&
  !isSearchLabel(text);

const isSentence = (text: string): boolean => /[.!。]$/u.test(text) && text.split(/\s+/).length > 8;

function factOf(tree: PageTree, at: number, row: Row) {
  const [fact] = factsIn(tree, { first: at, end: at + 1, root: row.node }, -1);
  return fact?.name ?? null;
}

/** True for a piece in a heading, up to the row's own element. */
export function isInHeading(node: PageNode, root: PageNode): boolean {
  let around: PageNode | null = node;
  for (let step = 0; step < 5 && around !== null; step += 1) {
    if (/^h[1-6]$/.test(around.name) || around.attributes.role === 'heading') return true;
    if (around === root) return false;
    around = around.parent;
  }
  return false;
}

function isInLink(node: PageNode): boolean {
  let around: PageNode | null = node;
  for (let step = 0; step < 4 && around !== null; step += 1) {
    if (around.isLink || around.name === 'button' || around.name === 'summary') return true;
    around = around.parent;
  }
  return nameWords(node.attributes).includes('title');
}
