import type { Fragment, PageNode, PageTree } from './page-tree.ts';
import type { Row } from './rows.ts';

/** A heading of a page; smaller levels stand over larger ones. */
export type Heading = {
  readonly at: number;
  readonly level: number;
  readonly text: string;
  readonly node: PageNode;
  /** The first fragment that it cannot stand over: a legend names its fields, a filter its part. */
  readonly until: number;
  /** The heading whose part of the page it begins a part of. */
  readonly over: Heading | null;
};

/** Elements that stand over what follows them, below all headings proper. */
const otherHeads = new Set('caption summary legend'.split(' '));

const headClass =
  /(?:^|[\s_-])(?:heading|headline|section-title|group-title|group-name|category|department|dept|abteilung|bereich)(?:$|[\s_-])/i;

const longest = 120;

/** The level of a heading that holds the fragment, 1 to 8; null for other text. */
export function headingLevel({ node, text }: Fragment): number | null {
  if (text.length > longest) return null;
  let around: PageNode | null = node;
  for (let step = 0; step < 4 && around !== null; step += 1) {
    if (/^h[1-6]$/.test(around.name)) return Number(around.name[1]);
    if (around.attributes.role === 'heading') {
      return Number(around.attributes['aria-level'] ?? 3) || 3;
    }
    if (otherHeads.has(around.name)) return 7;
    if (isLoneCell(around)) return 7;
    if (step < 2 && headClass.test((around.attributes.class ?? '').slice(0, 200))) return 7;
    around = around.parent;
  }
  return isBoldLine(node) ? 8 : null;
}

/** A table's row with one wide cell is a heading over the rows below. */
const isLoneCell = (node: PageNode): boolean =>
  /^t[dh]$/.test(node.name) &&
  Number(node.attributes.colspan ?? 1) > 1 &&
  node.parent?.first === node.first &&
  node.parent.end === node.end;

/** A paragraph with nothing but bold words. */
const isBoldLine = (node: PageNode): boolean =>
  /^(?:b|strong)$/.test(node.name) &&
  /^(?:p|div)$/.test(node.parent?.name ?? '') &&
  node.parent?.first === node.first &&
  node.parent.end === node.end;

/** Where the part of the page ends that a heading can stand over. */
function scopeOf(node: PageNode): number {
  let around: PageNode | null = node;
  for (let step = 0; step < 4 && around !== null; step += 1) {
    if (otherHeads.has(around.name)) return around.parent?.end ?? node.end;
    around = around.parent;
  }
  let aside = node;
  while (aside.parent?.zone === 'aside') aside = aside.parent;
  return node.zone === 'aside' ? aside.end : Number.POSITIVE_INFINITY;
}

/** The headings of a page outside of some rows, in order; of all the page without rows. */
export function headingsOf(tree: PageTree, rows: readonly Row[] = []): readonly Heading[] {
  const headings: Heading[] = [];
  let next = 0;
  for (const [at, fragment] of tree.fragments.entries()) {
    while (next < rows.length && (rows[next]?.end ?? 0) <= at) next += 1;
    const row = rows[next];
    if (row !== undefined && at >= row.first && at < row.end) continue;
    if (fragment.node.zone === 'chrome') continue;
    const level = headingLevel(fragment);
    if (level === null) continue;
    let over = headings.at(-1) ?? null;
    while (over !== null && over.level >= level) over = over.over;
    headings.push({
      at,
      level,
      text: fragment.text,
      node: fragment.node,
      until: scopeOf(fragment.node),
      over,
    });
  }
  return headings;
}

/**
 * The headings that stand outside of some rows, which are in document order: the title of one row
 * is no heading over the next.
 */
export function headingsOutside(
  headings: readonly Heading[],
  rows: readonly Row[],
): readonly Heading[] {
  const isInside = ({ at }: Heading): boolean => {
    const row = rows[lastBefore(rows, ({ first }) => first <= at)];
    return row !== undefined && at < row.end;
  };
  if (!rows.some((row) => (headingBefore(headings, row.end)?.at ?? -1) >= row.first)) {
    return headings;
  }
  const outside: Heading[] = [];
  for (const heading of headings) {
    if (isInside(heading)) continue;
    let over = outside.at(-1) ?? null;
    while (over !== null && over.level >= heading.level) over = over.over;
    outside.push({ ...heading, over });
  }
  return outside;
}

/** The place of the last entry of a sorted list that passes; -1 without one. */
function lastBefore<T>(list: readonly T[], isBefore: (each: T) => boolean): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const each = list[middle];
    if (each !== undefined && isBefore(each)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The nearest heading before a fragment. */
export function headingBefore(headings: readonly Heading[], at: number): Heading | null {
  const nearest = headings[lastBefore(headings, (heading) => heading.at < at)] ?? null;
  return inScope(nearest, at);
}

function inScope(nearest: Heading | null, at: number): Heading | null {
  let heading = nearest;
  while (heading !== null && heading.until <= at) heading = heading.over;
  return heading;
}

/** The headings over a fragment, the nearest first. */
export function headingChain(headings: readonly Heading[], at: number): readonly Heading[] {
  const chain: Heading[] = [];
  for (
    let heading = headingBefore(headings, at);
    heading !== null && chain.length < 6;
    heading = inScope(heading.over, at)
  ) {
    chain.push(heading);
  }
  return chain;
}
