import { type FactTexts, surestOf } from './fact-texts.ts';
import { factsIn } from './facts.ts';
import { type Heading, headingChain, headingsOf } from './headings.ts';
import { htmlOf } from './node-html.ts';
import { type PageNode, type PageTree, readPageTree } from './page-tree.ts';
import { isOtherHeading } from './refused-words.ts';
import { placeIn } from './rows.ts';

/** What the page of one opening says of it. */
export type DetailReading = {
  /** The page names the opening: in its title, a heading or its text. */
  readonly isNamed: boolean;
  readonly facts: FactTexts;
  /** The opening's text; empty if the page has none without a script. */
  readonly html: string;
};

/** Facts are looked for in so much of a page. */
const maxPieces = 420;
const step = 60;

/** Shorter texts are the frame of a page that a script fills. */
const shortest = 120;

/** Reads the page of an opening without any data for machines. `title` is the list's word for it. */
export function readDetail(
  page: { readonly url: string; readonly html: string },
  title: string,
): DetailReading {
  const tree = readPageTree(page);
  const headings = headingsOf(tree);
  const at = titleIn(tree, title);
  const body = bodyOf(tree);
  const html = htmlOf([body], leftIn(tree, headings, at));
  return {
    isNamed: at !== null || isAbout(tree.title, title),
    facts: factsOf(tree, headings, at),
    html: weightOf(tree)(body) < shortest ? '' : html,
  };
}

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[([][^)\]]*[)\]]/g, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** True if a text names an opening, with the words before and after that pages add. */
function isAbout(text: string, title: string): boolean {
  const [whole, wanted] = [plain(text), plain(title)];
  return wanted !== '' && ` ${whole} `.includes(` ${wanted} `);
}

/** The fragment that is the opening's title: a heading first; null without one. */
function titleIn(tree: PageTree, title: string): number | null {
  let other: number | null = null;
  for (const [at, { text, node }] of tree.fragments.entries()) {
    if (text.length > 300 || !isAbout(text, title)) continue;
    if (/^h[1-3]$/.test(node.name) || /^h[1-3]$/.test(node.parent?.name ?? '')) return at;
    if (node.zone !== 'chrome') other ??= at;
  }
  return other;
}

/** How much text an element has, without links, forms, menus and parts beside the content. */
function weightOf({ fragments }: PageTree): (node: PageNode) => number {
  const sums = [0];
  for (const { text, node } of fragments) {
    const counts =
      node.zone === 'content' && !node.isHidden && node.link === null && !isInForm(node);
    sums.push((sums.at(-1) ?? 0) + (counts ? text.length : 0));
  }
  return ({ first, end }) => (sums[end] ?? 0) - (sums[first] ?? 0);
}

function isInForm(node: PageNode): boolean {
  let around: PageNode | null = node;
  for (let n = 0; n < 12 && around !== null; n += 1) {
    if (around.name === 'form' || around.name === 'button') return true;
    around = around.parent;
  }
  return false;
}

/** An element that holds nearly all text of the one around it is the text itself. */
const most = 0.88;

/** The innermost element that holds nearly all of the page's text. */
function bodyOf(tree: PageTree): PageNode {
  const weigh = weightOf(tree);
  let body = tree.root;
  for (;;) {
    const whole = weigh(body);
    const inner = body.children.find(
      (child) => typeof child === 'object' && weigh(child) >= whole * most && whole > 0,
    );
    if (typeof inner !== 'object' || isLine(inner)) return body;
    body = inner;
  }
}

const isLine = ({ name }: PageNode): boolean => /^(?:p|span|ul|ol|li|table|h[1-6])$/.test(name);

/** The elements of a page's text that are not about the opening: its title, and what is similar. */
function leftIn(
  tree: PageTree,
  headings: readonly Heading[],
  titleAt: number | null,
): (node: PageNode) => boolean {
  const title = titleAt === null ? undefined : tree.fragments[titleAt];
  const gone = new Set<PageNode>();
  if (title !== undefined && /^h[1-3]$/.test(title.node.name)) gone.add(title.node);
  for (const { node, text, level } of headings) {
    if (!isOtherHeading(text) || level > 6) continue;
    const { parent } = node;
    if (parent === null) continue;
    if (parent.first === node.first && parent.parent !== null) {
      gone.add(parent);
      continue;
    }
    for (let at = placeIn(node); at < parent.children.length; at += 1) {
      const next = parent.children[at];
      if (typeof next !== 'object') continue;
      if (next !== node && /^h[1-6]$/.test(next.name) && next.name <= node.name) break;
      gone.add(next);
    }
  }
  return (node) => gone.has(node) || node.isHidden || node.zone === 'aside';
}

/** Facts with a label anywhere; others only beside the title, since the text has words like them. */
function factsOf(tree: PageTree, headings: readonly Heading[], titleAt: number | null): FactTexts {
  const from = titleAt ?? 0;
  const end = Math.min(tree.fragments.length, maxPieces);
  const found = [];
  for (let first = 0; first < end; first += step) {
    const range = { first, end: Math.min(end, first + step), root: tree.root };
    for (const fact of factsIn(tree, range, titleAt ?? -1)) {
      const node = tree.fragments[fact.at]?.node;
      if (node === undefined || node.zone === 'chrome' || node.isHidden || isInForm(node)) continue;
      const [over] = headingChain(headings, fact.at);
      if (over !== undefined && isOtherHeading(over.text)) continue;
      const distance = fact.at - from;
      const isBeside = titleAt !== null && distance > 0 && distance <= 12;
      const least = isBeside && distance <= 8 ? 0.75 : isBeside ? 0.85 : 0.95;
      if (fact.confidence >= least && node.link === null) found.push(fact);
    }
  }
  return surestOf(found, 'first').texts;
}
