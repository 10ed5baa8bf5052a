import { type Fact, factsIn } from './facts.ts';
import type { PageNode, PageTree } from './page-tree.ts';
import { placeIn, type Row } from './rows.ts';

/** No cell reaches further down than this. */
const mostRows = 100;

/** What the cells of rows above say of a table's row that they reach down to: `<td rowspan="3">`. */
export function reachingFacts(tree: PageTree, { node }: Row): readonly Fact[] {
  if (node.name !== 'tr' || node.parent === null) return [];
  const rows = node.parent.children.slice(0, placeIn(node)).filter((each) => isRow(each));
  const facts: Fact[] = [];
  for (const [n, row] of rows.toReversed().slice(0, mostRows).entries()) {
    for (const cell of row.children) {
      if (typeof cell !== 'object' || !(Number(cell.attributes.rowspan) > n + 1)) continue;
      facts.push(...factsIn(tree, { first: cell.first, end: cell.end, root: row }, -1));
    }
  }
  return facts;
}

const isRow = (child: PageNode | string): child is PageNode =>
  typeof child === 'object' && child.name === 'tr';
