import type { PageNode, PageTree } from './page-tree.ts';

/** A part of a page that may show one opening. */
export type Row = {
  readonly node: PageNode;
  /** Elements after the row's own that belong to it: the panel under its heading. */
  readonly tail: readonly PageNode[];
  /** Its fragments: from `first` to before `end`. */
  readonly first: number;
  readonly end: number;
};

/** Elements of a page that are built alike. */
export type RowGroup = { readonly rows: readonly Row[] };

/** Elements that are part of a line or a frame, never an opening of their own. */
const never = new Set(
  '#root html body main head br hr img b i em strong u small sub sup font mark wbr thead tbody tfoot table ul ol dl form input label iframe picture source svg figure time code'.split(
    ' ',
  ),
);

/** Elements whose following siblings may belong to them: `<h3>`, then the text. */
const heads = new Set('h2 h3 h4 h5 h6 dt p button summary tr div a'.split(' '));

/** More pieces of text than any opening in a list has; one with its whole text included. */
const maxPieces = 400;

/**
 * The groups of alike elements that may be lists of openings: by their names from the page's root
 * and the first class of each, its parent and grandparent. A single element is a group of its own.
 */
export function rowGroups(tree: PageTree): readonly RowGroup[] {
  const byKey = new Map<string, PageNode[]>();
  for (const node of tree.nodes) {
    const pieces = node.end - node.first;
    if (node.zone === 'chrome' || never.has(node.name) || pieces < 1 || pieces > maxPieces)
      continue;
    if (isBand(node)) continue;
    const key = `${node.path}|${node.kind}|${node.parent?.kind}|${node.parent?.parent?.kind}`;
    const known = byKey.get(key);
    if (known === undefined) byKey.set(key, [node]);
    else known.push(node);
  }
  const groups: RowGroup[] = [];
  for (const nodes of byKey.values()) {
    if (nodes.every(fillsParent)) continue;
    groups.push({ rows: nodes.map((node) => rowOf(node, [])) });
    const extended = heads.has(nodes[0]?.name ?? '') ? withFollowers(nodes) : null;
    if (extended !== null) groups.push({ rows: extended });
  }
  return groups;
}

/** A table's row with one wide cell is a heading over other rows. */
function isBand({ name, children }: PageNode): boolean {
  if (name !== 'tr') return false;
  const cells = children.filter((child) => typeof child === 'object');
  const [only] = cells;
  return cells.length === 1 && only !== undefined && Number(only.attributes.colspan ?? 1) > 1;
}

/** A wrapper says the same: the outer element is the row. */
const fillsParent = ({ parent, first, end }: PageNode): boolean =>
  parent !== null &&
  parent.first === first &&
  parent.end === end &&
  !never.has(parent.name) &&
  parent.zone !== 'chrome';

export const rowOf = (node: PageNode, tail: readonly PageNode[]): Row => ({
  node,
  tail,
  first: node.first,
  end: tail.at(-1)?.end ?? node.end,
});

/** More siblings after a heading are not its own. */
const maxFollowers = 30;

/** Rows with the siblings up to the next row; null if the rows stand side by side. */
export function withFollowers(nodes: readonly PageNode[]): readonly Row[] | null {
  const own = new Set(nodes);
  const rows: Row[] = [];
  const usual = new Map<string, number>();
  let followed = 0;
  for (const node of nodes) {
    const siblings = siblingsAfter(node, own);
    const isLast = siblings.isLast;
    const tail = siblings.nodes;
    if (tail.length > 0) followed += 1;
    if (!isLast) for (const each of tail) usual.set(each.kind, (usual.get(each.kind) ?? 0) + 1);
    rows.push(rowOf(node, tail));
  }
  if (followed < nodes.length / 2) return null;
  // After the last row other parts of the page may follow: only what the rows before have counts.
  return rows.map((row) => {
    if (!siblingsAfter(row.node, own).isLast) return row;
    const stop = row.tail.findIndex(({ kind, name }) => !usual.has(kind) || /^h[1-6]$/.test(name));
    const limit = nodes.length === 1 ? row.tail.length : stop;
    return rowOf(row.node, limit === -1 ? row.tail : row.tail.slice(0, limit));
  });
}

/** The siblings from an element to the next of its group, or to a heading that ends the group. */
function siblingsAfter(node: PageNode, own: ReadonlySet<PageNode>) {
  const nodes: PageNode[] = [];
  const around = node.parent?.children ?? [];
  const start = placeIn(node);
  for (let at = start + 1; at < around.length && nodes.length < maxFollowers; at += 1) {
    const next = around[at];
    if (typeof next !== 'object') continue;
    if (own.has(next)) return { nodes, isLast: false };
    if (isHeadingOver(next, node)) return { nodes, isLast: true };
    nodes.push(next);
  }
  return { nodes, isLast: true };
}

const places = new WeakMap<PageNode, Map<PageNode, number>>();

/** The place of an element among its siblings. */
export function placeIn(node: PageNode): number {
  const { parent } = node;
  if (parent === null) return 0;
  let known = places.get(parent);
  if (known === undefined) {
    known = new Map();
    for (const [at, child] of parent.children.entries()) {
      if (typeof child === 'object') known.set(child, at);
    }
    places.set(parent, known);
  }
  return known.get(node) ?? 0;
}

/** True for a heading of the same level or above: it begins another part. */
function isHeadingOver(next: PageNode, { name: own }: PageNode): boolean {
  const { name } = next;
  if (isBand(next)) return true;
  if (!/^h[1-6]$/.test(name)) return false;
  return !/^h[1-6]$/.test(own) || name <= own;
}
