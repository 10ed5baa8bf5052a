import { factsIn } from './facts.ts';
import { htmlOf } from './node-html.ts';
import { panelOf } from './opening-link.ts';
import type { PageTree } from './page-tree.ts';
import type { FoundOpening } from './read-listing.ts';
import { isApplyLabel, isControlLabel } from './refused-words.ts';

/** Shorter pieces beside a title are facts that nobody knows. */
const fewestWords = 3;

/** The text that a list itself gives of an opening, in its row or in the panel that it opens. */
export function openingText(tree: PageTree, { row, at }: FoundOpening): string {
  const panel = panelOf(tree, row);
  const inside = panel === null ? null : { first: panel.first, end: panel.end };
  const isText = [{ first: row.first, end: row.end }, ...(inside === null ? [] : [inside])].some(
    (range) => holdsText(tree, range, at),
  );
  if (!isText) return '';
  const title = tree.fragments[at]?.node;
  const nodes = [row.node, ...row.tail, ...(panel === null ? [] : [panel])];
  return htmlOf(nodes, (node) => node === title || node.name === 'button');
}

function holdsText(
  tree: PageTree,
  { first, end }: { readonly first: number; readonly end: number },
  titleAt: number,
): boolean {
  return factsIn(tree, { first, end, root: tree.root }, titleAt).some(
    ({ name, value }) =>
      name === null &&
      value.split(/\s+/).length >= fewestWords &&
      !isControlLabel(value) &&
      !isApplyLabel(value),
  );
}
