import type { Recipe } from '#core/recipe.ts';
import { type Element, isSelectorName, type Matcher, matcherOf } from '../selector.ts';
import type { PageNode, PageTree } from './page-tree.ts';
import { type Row, rowOf, withFollowers } from './rows.ts';

export type ListingRecipe = Extract<Recipe, { readonly means: 'listing' }>;

/** Where the rows of a list stand, and the title and other fields in each. */
export type Selectors = Pick<ListingRecipe, 'item' | 'fields'>;

/** A row that selectors find, and the place of its title among the page's fragments. */
export type SelectedRow = { readonly row: Row; readonly at: number };

/**
 * The rows that a recipe's selectors find on a page. Rows without a title are left out. Null for
 * selectors that nobody can read: a user may have written them.
 */
export function selectRows(tree: PageTree, selectors: Selectors): readonly SelectedRow[] | null {
  try {
    const nodes = nodesOf(tree, selectors.item);
    const rows = inForm(nodes);
    const isTitle = selectors.fields.title === '' ? null : matcherOf(selectors.fields.title);
    return rows.flatMap((row) => {
      const title = isTitle === null ? row.node : firstIn(row.node, isTitle);
      return title === null || title.first >= title.end ? [] : { row, at: title.first };
    });
  } catch {
    return null;
  }
}

/** Rows that hold nothing but their title have the rest after them. */
function inForm(nodes: readonly PageNode[]): readonly Row[] {
  const bare = nodes.filter(({ first, end }) => end - first === 1).length;
  const followed = bare > nodes.length * 0.7 ? withFollowers(nodes) : null;
  return followed ?? nodes.map((node) => rowOf(node, []));
}

/**
 * The selectors that find exactly these rows and titles, as short as possible. Null if none does.
 */
export function selectorsOf(tree: PageTree, rows: readonly SelectedRow[]): Selectors | null {
  const title = titleSelector(tree, rows);
  if (title === null) return null;
  const wanted = new Set(rows.map(({ row }) => row.node));
  for (const item of itemSelectors(rows.map(({ row }) => row.node))) {
    const found = nodesOf(tree, item);
    const isAll = found.filter((node) => wanted.has(node)).length === wanted.size;
    // Further rows are those that were refused: talent pools and the like.
    if (isAll && found.length <= wanted.size + 3) return { item, fields: { title } };
  }
  return null;
}

/** The same by the way from the page's root, where no element on it has a name of its own. */
export function pathSelectorsOf(tree: PageTree, rows: readonly SelectedRow[]): Selectors | null {
  const title = titleSelector(tree, rows);
  const nodes = rows.map(({ row }) => row.node);
  const [first] = nodes;
  if (title === null || first === undefined) return null;
  if (nodes.some(({ path }) => path !== first.path)) return null;
  const names = [...aroundOf(first, null), elementOf(first)]
    .map(({ name }) => name)
    .filter((name) => !/^(?:#root|html|body)$/.test(name));
  if (!names.every(isSelectorName)) return null;
  const item = names.join(' > ');
  const wanted = new Set(nodes);
  const found = nodesOf(tree, item);
  const isAll = found.filter((node) => wanted.has(node)).length === wanted.size;
  return isAll && found.length <= wanted.size + 3 ? { item, fields: { title } } : null;
}

const elementOf = ({ name, attributes }: PageNode): Element => ({ name, attributes });

/** The elements around one, outermost first, from below `root` or the page's root. */
function aroundOf(node: PageNode, root: PageNode | null): readonly Element[] {
  const around: Element[] = [];
  for (let each = node.parent; each !== null && each !== root; each = each.parent) {
    around.push(elementOf(each));
  }
  return around.toReversed();
}

/** The elements of a page that a selector finds. Throws for one that nobody can read. */
export function nodesOf(tree: PageTree, selector: string): readonly PageNode[] {
  const matches = matcherOf(selector);
  // The way around an element is worth its work only if its own names fit.
  const fits = matcherOf(
    selector
      .split(',')
      .map((choice) => choice.trim().split(/\s+/).at(-1) ?? '')
      .join(','),
  );
  return tree.nodes.filter(
    (node) =>
      node.zone !== 'chrome' &&
      node.end > node.first &&
      fits(elementOf(node), []) &&
      matches(elementOf(node), aroundOf(node, null)),
  );
}

/** The first element in another one that a selector finds. */
export function firstIn(root: PageNode, matches: Matcher): PageNode | null {
  for (const child of root.children) {
    if (typeof child !== 'object') continue;
    if (matches(elementOf(child), aroundOf(child, root))) return child;
    const inner = firstIn(child, matches);
    if (inner !== null) return inner;
  }
  return null;
}

/** Classes that all elements share, and that a selector can name. */
function sharedClasses(nodes: readonly PageNode[]): readonly string[] {
  const [first, ...others] = nodes.map(
    ({ attributes }) => new Set((attributes.class ?? '').split(/\s+/)),
  );
  return [...(first ?? [])].filter(
    (name) => isSelectorName(name) && others.every((classes) => classes.has(name)),
  );
}

/** `li.job`, `li`: the names that all elements share, the most telling first. */
function compoundsOf(nodes: readonly PageNode[]): readonly string[] {
  const names = new Set(nodes.map(({ name }) => name));
  const [name] = names;
  if (names.size !== 1 || name === undefined || !isSelectorName(name)) return [];
  const lasting = sharedClasses(nodes).filter((each) => !/\d{2}/.test(each));
  return [...lasting.slice(0, 3).map((each) => `${name}.${each}`), name];
}

/** Selectors for rows, from their own names to those with the elements around them. */
function* itemSelectors(nodes: readonly PageNode[]): Iterable<string> {
  const own = compoundsOf(nodes);
  yield* own.filter((each) => each.includes('.'));
  let around = nodes;
  for (let step = 0; step < 5; step += 1) {
    around = [...new Set(around.flatMap(({ parent }) => parent ?? []))];
    const [only] = around;
    const id = around.length === 1 ? only?.attributes.id : undefined;
    const named = compoundsOf(around).filter((each) => !/^(?:div|body|html)$/.test(each));
    const ids = id !== undefined && isSelectorName(id) ? [`#${id}`] : [];
    for (const outer of [...ids, ...named]) for (const inner of own) yield `${outer} ${inner}`;
  }
  yield* own;
}

/** The selector whose first match in each row is the title; empty for the row itself. */
function titleSelector(tree: PageTree, rows: readonly SelectedRow[]): string | null {
  const titles = rows.flatMap(({ row, at }) => {
    const node = tree.fragments[at]?.node;
    return node === undefined ? [] : { row, node };
  });
  if (titles.length !== rows.length) return null;
  if (titles.every(({ row, node }) => row.node === node)) return '';
  const parents = titles.flatMap(({ node, row }) =>
    node.parent === row.node ? [] : (node.parent ?? []),
  );
  const own = compoundsOf(titles.map(({ node }) => node));
  const outer = parents.length === titles.length ? compoundsOf(parents) : [];
  const choices = [...own, ...outer.flatMap((each) => own.map((inner) => `${each} ${inner}`))];
  const isRight = (selector: string): boolean => {
    const matches = matcherOf(selector);
    return titles.every(({ row, node }) => firstIn(row.node, matches) === node);
  };
  return choices.find(isRight) ?? null;
}
