import { factsIn } from './facts.ts';
import { htmlOf } from './node-html.ts';
import { panelOf } from './opening-link.ts';
import type { PageTree } from './page-tree.ts';
import type { FoundOpening } from './read-listing.ts';
import { isApplyLabel, isControlLabel } from './refused-words.ts';

/** Shorter pieces beside a title are facts that nobody knows; in a panel they are a text. */
const fewestWords = { row: 3, panel: 2 };

/** The text that a list itself gives of an opening, in its row or in the panel that it opens. */
export function openingText(tree: PageTree, { row, at }: FoundOpening): string {
  const panel = panelOf(tree, row);
  const isText =
    holdsText(tree, row, at, fewestWords.row) ||
    (panel !== null && holdsText(tree, panel, at, fewestWords.panel));
  if (!isText) return '';
  const title = tree.fragments[at]?.node;
  const nodes = [row.node, ...row.tail, ...(panel === null ? [] : [panel])];
  return htmlOf(nodes, (node) => node === title || node.name === 'button');
}

function holdsText(
  tree: PageTree,
  { first, end }: { readonly first: number; readonly end: number },
  titleAt: number,
  fewest: number,
): boolean {
  return factsIn(tree, { first, end, root: tree.root }, titleAt).some(
    ({ name, value }) =>
      name === null &&
      value.split(/\s+/).length >= fewest &&
      !isControlLabel(value) &&
      !isApplyLabel(value),
  );
}
