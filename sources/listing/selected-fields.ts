import { collapseBlanks } from '../html-text.ts';
import { matcherOf } from '../selector.ts';
import { firstIn, nodesOf, type Selectors } from './listing-recipe.ts';
import type { PageNode, PageTree } from './page-tree.ts';
import type { FoundOpening } from './read-listing.ts';

/** The fields of a recipe that are texts of an opening. */
const texts = ['place', 'department', 'type', 'pay', 'date'] as const;

/**
 * The openings with what the recipe's own selectors find in their rows. A field without a selector,
 * or whose selector finds nothing in a row, stays as the page's words tell it.
 */
export function withSelectedFields(
  openings: readonly FoundOpening[],
  { fields }: Selectors,
): readonly FoundOpening[] {
  const { link } = fields;
  const chosen = texts.flatMap((name) => {
    const selector = fields[name];
    return selector === undefined ? [] : [[name, selector] as const];
  });
  if (chosen.length === 0 && link === undefined) return openings;
  return openings.map((opening) => {
    const found = chosen.flatMap(([name, selector]) => {
      const text = textOf(partOf(opening, selector));
      return text === '' ? [] : [[name, text] as const];
    });
    const linked = link === undefined ? null : (partOf(opening, link)?.link ?? null);
    const sure = Object.fromEntries(found.map(([name]) => [name, 1] as const));
    return {
      ...opening,
      ...Object.fromEntries(found),
      url: linked ?? opening.url,
      confidence: { ...opening.confidence, ...sure },
    };
  });
}

/** The first part of a row that a selector finds; an empty one is the row. Null for none. */
function partOf({ row }: FoundOpening, selector: string): PageNode | null {
  if (selector === '') return row.node;
  try {
    const matches = matcherOf(selector);
    for (const node of [row.node, ...row.tail]) {
      const part = firstIn(node, matches);
      if (part !== null) return part;
    }
  } catch {
    // A person wrote a selector that nobody can read.
  }
  return null;
}

/** A word in a line of text is a part that selectors find, too. */
function textOf(part: PageNode | null): string {
  const texts = (part?.children ?? []).map((child) =>
    typeof child === 'string' ? child : textOf(child),
  );
  return collapseBlanks(texts.join(' ')).trim();
}

/** How many rows a recipe finds on a page, whether or not they have a title. */
export function rowsOf(tree: PageTree, { item }: Selectors): number {
  try {
    return nodesOf(tree, item).length;
  } catch {
    return 0;
  }
}
