import {
  type Box,
  boxAttribute,
  type PageBlock,
  type Pointed,
  type PointedAt,
  type PointFault,
} from '#core/page-look.ts';
import { factsIn } from './facts.ts';
import type { Titled } from './list-score.ts';
import { pathSelectorsOf, type Selectors, selectorsOf } from './listing-recipe.ts';
import { textOf } from './node-html.ts';
import type { PageNode, PageTree } from './page-tree.ts';
import { holdSeveral, readTree, titledOf } from './read-listing.ts';
import { type Row, type RowGroup, rowGroups } from './rows.ts';
import { columnKeys, isTitleLike, titleColumnOf } from './title-column.ts';

/** The most parts of a page that are named for those who use the keyboard. */
const mostBlocks = 400;
const longestName = 120;

/** Where an element stands on the page; null for one that is not shown. */
export function boxOf({ attributes }: PageNode): Box | null {
  const [x, y, width, height] = (attributes[boxAttribute] ?? '').split(' ').map(Number);
  if (x === undefined || y === undefined || !width || !height) return null;
  return { x, y, width, height };
}

/** Where the texts of a row stand, which may go on after its own element. */
function boxOfRow({ node, tail }: Row): Box | null {
  const boxes = [node, ...tail].flatMap((each) => boxOf(each) ?? []);
  if (boxes.length === 0) return null;
  const [x, y] = [Math.min(...boxes.map((box) => box.x)), Math.min(...boxes.map((box) => box.y))];
  return {
    ...{ x, y },
    width: Math.max(...boxes.map((box) => box.x + box.width)) - x,
    height: Math.max(...boxes.map((box) => box.y + box.height)) - y,
  };
}

/** The parts of a page that may be openings, in its order: rows that repeat, and links. */
export function blocksOf(tree: PageTree): readonly PageBlock[] {
  const byPiece = new Map<number, { readonly node: PageNode; readonly name: string }>();
  for (const { rows } of rowGroups(tree)) {
    if (rows.length < 2) continue;
    const column = titleColumnOf(tree, rows);
    if (column === null) continue;
    for (const row of rows) {
      const titled = titledOf(tree, row, column.key);
      if (titled === null) continue;
      const known = byPiece.get(titled.at);
      if (known === undefined || sizeOf(known.node) < sizeOf(row.node)) {
        byPiece.set(titled.at, { node: row.node, name: titled.title });
      }
    }
  }
  for (const node of tree.nodes) {
    if (!node.isLink || node.zone === 'chrome' || node.first >= node.end) continue;
    if (!byPiece.has(node.first)) byPiece.set(node.first, { node, name: textOf(node) });
  }
  return [...byPiece]
    .toSorted(([a], [b]) => a - b)
    .flatMap(([, { node, name }]) => {
      const box = node.isHidden || name === '' ? null : boxOf(node);
      return box === null ? [] : { node: node.index, name: name.slice(0, longestName), box };
    })
    .slice(0, mostBlocks);
}

const sizeOf = ({ first, end }: PageNode): number => end - first;

/**
 * The list of openings that one of them is part of: the parts of the page that are built alike, and
 * the selectors that find them. What it answers is what a scan of this page would read.
 */
export function pointAt(tree: PageTree, pointed: PointedAt, isDrawn: boolean): Pointed {
  const targets = targetsOf(tree, pointed);
  let fault: PointFault = 'nothing';
  for (const target of targets) {
    const found = listAround(tree, target, isDrawn);
    if (found.kind === 'list') return found;
    fault = fault === 'nothing' ? found.fault : fault;
  }
  return none(fault);
}

const none = (fault: PointFault): Pointed => ({ kind: 'none', fault });

/** The elements that someone may mean, the surest first. */
function targetsOf(tree: PageTree, pointed: PointedAt): readonly PageNode[] {
  switch (pointed.by) {
    case 'node': {
      const node = tree.nodes[pointed.node];
      return node === undefined ? [] : [withText(node)];
    }
    case 'place':
      return atPlace(tree, pointed);
    case 'title':
      return withTitle(tree, pointed.title);
  }
}

/** An icon or an empty frame stands for what is around it. */
function withText(node: PageNode): PageNode {
  let around = node;
  while (around.first >= around.end && around.parent !== null) around = around.parent;
  return around;
}

/** The innermost element at a place; of those over each other, the last one of the page. */
function atPlace(tree: PageTree, at: { readonly x: number; readonly y: number }): PageNode[] {
  let best: { readonly node: PageNode; readonly area: number } | null = null;
  for (const node of tree.nodes) {
    const box = node.isHidden ? null : boxOf(node);
    if (box === null || !isIn(box, at)) continue;
    const area = box.width * box.height;
    if (best === null || area <= best.area) best = { node, area };
  }
  return best === null || isWholePage(best.node) ? [] : [withText(best.node)];
}

const isIn = ({ x, y, width, height }: Box, at: { readonly x: number; readonly y: number }) =>
  at.x >= x && at.x <= x + width && at.y >= y && at.y <= y + height;

const isWholePage = ({ name }: PageNode): boolean => /^(?:#root|html|body|main)$/.test(name);

/** The pieces of text that are this title; without any, those that begin with it or hold it. */
function withTitle(tree: PageTree, title: string): PageNode[] {
  const wanted = inLetters(title);
  const texts = tree.fragments.map(({ text, node }) => ({ text: inLetters(text), node }));
  const tests = [
    (text: string) => text === wanted,
    (text: string) => text.startsWith(wanted),
    (text: string) => text.includes(wanted),
  ];
  const test =
    wanted === '' ? undefined : tests.find((each) => texts.some(({ text }) => each(text)));
  if (test === undefined) return [];
  return texts.filter(({ text }) => test(text)).map(({ node }) => node);
}

const inLetters = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

type Choice = { readonly rows: readonly Titled[]; readonly worth: number };

function listAround(tree: PageTree, target: PageNode, isDrawn: boolean): Pointed {
  if (target.zone === 'chrome') return none(isConsent(target) ? 'consent' : 'menu');
  const choices = rowGroups(tree).flatMap((group) => choiceOf(tree, group, target) ?? []);
  let fault: PointFault = choices.length === 0 ? 'alone' : 'mixed';
  for (const { rows } of widest(choices)) {
    const selectors = selectorsOf(tree, rows) ?? pathSelectorsOf(tree, rows);
    const openings = selectors === null ? [] : readTree(tree, selectors).openings;
    if (selectors === null) continue;
    const isAmong = openings.some(({ row }) => holds(row, target));
    if (openings.length < 2 || !isAmong) {
      fault = isAmong || openings.length === 0 ? fault : 'refused';
      continue;
    }
    return {
      kind: 'list',
      openings: openings.map(({ title, place = null, url, row }) => ({
        ...{ title, place, url },
        box: boxOfRow(row),
      })),
      recipe: recipeOf(selectors, isDrawn, openings.length),
    };
  }
  return none(fault);
}

const recipeOf = (selectors: Selectors, isDrawn: boolean, count: number) => ({
  means: 'listing' as const,
  ...selectors,
  isDrawn,
  isPointed: true,
  proof: { openings: count, agreed: count, of: count },
});

/** Words around an element that say it is about cookies. */
function isConsent(node: PageNode): boolean {
  let around: PageNode | null = node;
  while (around !== null && around.zone === 'chrome') {
    const { class: classes = '', id = '', role = '' } = around.attributes;
    if (/cookie|consent|gdpr|onetrust|cmp/i.test(`${classes} ${id} ${role}`)) return true;
    around = around.parent;
  }
  return false;
}

const holds = ({ first, end }: Pick<Row, 'first' | 'end'>, target: PageNode): boolean =>
  first <= target.first && target.end <= end && target.first < target.end;

/** Parts built alike, one of which holds the target; null if they are no list that it is in. */
function choiceOf(tree: PageTree, { rows }: RowGroup, target: PageNode): Choice | null {
  const own = rows.find((row) => holds(row, target));
  if (own === undefined || rows.length < 2) return null;
  const column = titleColumnOf(tree, rows) ?? pointedColumn(tree, rows, own, target);
  if (column === null) return null;
  const titled = rows.flatMap((row) => titledOf(tree, row, column.key) ?? []);
  const pointed = titled.find(({ row }) => row === own);
  if (pointed === undefined || titled.length < 2) return null;
  const distinct = new Set(titled.map(({ title }) => title)).size / titled.length;
  if (titled.length > 2 && distinct < 0.5) return null;
  if (areSentences(titled) || areLoneLines(titled)) return null;
  const isTitle = pointed.at >= target.first && pointed.at < target.end;
  const pieces = titled.reduce((sum, { row }) => sum + row.end - row.first, 0) / titled.length;
  const worth =
    column.score +
    Math.min(0.3, Math.log2(titled.length) * 0.06) +
    (isTitle ? 0.35 : 0) -
    (holdSeveral(tree, titled) ? 0.6 : 0) -
    Math.min(0.4, pieces * 0.01);
  return { rows: titled, worth };
}

/** Paragraphs of a text are built alike too. */
const areSentences = (rows: readonly Titled[]): boolean =>
  rows.filter(({ title }) => /[.!:;]$/.test(title) && title.includes(' ')).length * 2 > rows.length;

/** Two lines of plain text that lead nowhere are no list. */
const areLoneLines = (rows: readonly Titled[]): boolean =>
  rows.length === 2 && rows.every(({ row, link }) => link === null && row.end - row.first === 1);

/** The piece that was pointed at as the title, where no other stands out, and it is no fact. */
function pointedColumn(tree: PageTree, rows: readonly Row[], own: Row, target: PageNode) {
  const keys = columnKeys(tree, own, 24);
  const [key] = [...keys].find(([, at]) => at >= target.first && at < target.end) ?? [];
  if (key === undefined) return null;
  const at = keys.get(key) ?? own.first;
  const [fact] = factsIn(tree, { first: at, end: at + 1, root: own.node }, -1);
  if (fact !== undefined && fact.name !== null && fact.name !== 'title') return null;
  const texts = rows.flatMap((row) => {
    const place = columnKeys(tree, row, 24).get(key);
    return place === undefined ? [] : (tree.fragments[place]?.text ?? []);
  });
  return texts.filter(isTitleLike).length < rows.length * 0.6 ? null : { key, score: 0.1 };
}

/** The likeliest first; of rows with the same titles the outermost. */
function widest(choices: readonly Choice[]): readonly Choice[] {
  const widthOf = ({ rows }: Choice) => rows.reduce((sum, { row }) => sum + row.end - row.first, 0);
  const keyOf = ({ rows }: Choice) => rows.map(({ at }) => at).join();
  const best = new Map<string, number>();
  for (const choice of choices) {
    const key = keyOf(choice);
    best.set(key, Math.max(best.get(key) ?? Number.NEGATIVE_INFINITY, choice.worth));
  }
  return choices.toSorted(
    (a, b) => (best.get(keyOf(b)) ?? 0) - (best.get(keyOf(a)) ?? 0) || widthOf(b) - widthOf(a),
  );
}
