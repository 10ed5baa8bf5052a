import { resolveLink } from '#core/url.ts';
import { collapseBlanks } from '../html-text.ts';
import { walkHtml } from '../html-walk.ts';
import { isHidden, isIcon, labelOf, zoneOf } from './node-signs.ts';

type Attributes = Readonly<Record<string, string>>;

/** Parts of a page that hold no list of openings: menus and footers, consent, hidden templates. */
export type Zone = 'content' | 'aside' | 'chrome';

/** An element of a page. */
export type PageNode = {
  readonly name: string;
  readonly attributes: Attributes;
  readonly parent: PageNode | null;
  readonly children: (PageNode | string)[];
  /** The element's place among all of the page, in document order. */
  readonly index: number;
  /** Elements with equal numbers have the same names all the way from the page's root. */
  readonly path: number;
  /** Name and first class without numbers: `li.job`. */
  readonly kind: string;
  readonly zone: Zone;
  /** The page shows the element only after a click, or never. */
  readonly isHidden: boolean;
  /** The absolute address of the innermost link at or around the element. */
  readonly link: string | null;
  readonly isLink: boolean;
  /** The place among the cells of a table's row, by their width, after cells that reach down; else 0. */
  readonly column: number;
  /** Fragments in the element: from `first` to before `end`. */
  readonly first: number;
  end: number;
};

/** A piece of text that stands for itself: a title, a place, a sentence. */
export type Fragment = {
  /** One line, at most 400 characters. */
  text: string;
  readonly node: PageNode;
  /** What an icon or a text for screen readers before it says. */
  readonly hint: string;
};

export type PageTree = {
  readonly url: string;
  readonly root: PageNode;
  /** All elements in document order. */
  readonly nodes: readonly PageNode[];
  readonly fragments: readonly Fragment[];
  readonly byId: ReadonlyMap<string, PageNode>;
  readonly title: string;
  /** True if the page has more elements than are read. */
  readonly isOverfull: boolean;
};

/** The most elements read from one page; lists of a thousand openings have fewer. */
export const maxNodes = 60_000;

/** Elements that nest deeper count as part of the element around them. */
const maxDepth = 150;

/** No title and no fact of an opening is longer; texts of openings come from the elements. */
const maxFragment = 400;

const unread = new Set(
  'script style template noscript svg math head title object select datalist canvas video audio'.split(
    ' ',
  ),
);
const headParts = new Set('title meta link script style base noscript template'.split(' '));

/** Elements inside a line of text; others begin another piece. */
const joining = new Set('b i em u mark wbr font abbr sup sub bdi bdo strong small'.split(' '));

/** A sign says nothing of what follows the row, link or cell that it stands in. */
const endsHint = new Set('a li tr td th article section button dd'.split(' '));

/** Within these, even bold words belong to the line around them. */
const whole = new Set('a h1 h2 h3 h4 h5 h6 summary button'.split(' '));

/** Reads a page into its elements and pieces of text. The work grows with the page's length. */
export function readPageTree(page: { readonly url: string; readonly html: string }): PageTree {
  const root = emptyRoot();
  const nodes: PageNode[] = [root];
  const fragments: Fragment[] = [];
  const byId = new Map<string, PageNode>();
  const paths = new Map<string, number>();
  const stack: PageNode[] = [root];
  const tableParts = new Map<PageNode, TablePart>();
  const bases: { readonly depth: number; readonly base: string }[] = [];
  let base = page.url;
  let silent: { readonly name: string; depth: number } | null = null;
  let surplus = 0;
  let isBroken = true;
  let isTitle = false;
  let title = '';
  let hint = '';
  let isIconOpen = false;
  let isOverfull = false;

  const current = (): PageNode => stack.at(-1) ?? root;

  const open = (name: string, attributes: Attributes): void => {
    const parent = current();
    const key = `${parent.path} ${name}`;
    const path = paths.get(key) ?? paths.size + 1;
    paths.set(key, path);
    const isLink = name === 'a' || name === 'area';
    const href = isLink ? attributes.href : (attributes['data-href'] ?? targetOf(attributes));
    const address = href === undefined || /^\s*(?:#|$)/.test(href) ? null : resolveLink(href, base);
    const node: PageNode = {
      name,
      attributes,
      parent,
      children: [],
      index: nodes.length,
      path,
      kind: kindOf(name, attributes),
      zone: zoneOf(name, attributes, parent),
      isHidden: parent.isHidden || isHidden(name, attributes),
      link: address ?? (isLink ? null : parent.link),
      isLink,
      column: name === 'td' || name === 'th' ? columnIn(parent, attributes, tableParts) : 0,
      first: fragments.length,
      end: fragments.length,
    };
    parent.children.push(node);
    nodes.push(node);
    if (attributes.id && !byId.has(attributes.id)) byId.set(attributes.id, node);
    stack.push(node);
  };

  const close = (at: number): void => {
    for (const node of stack.splice(at)) node.end = fragments.length;
  };

  const addText = (text: string): void => {
    const node = isAside(current(), text) ? current() : holderOf(current());
    const last = fragments.at(-1);
    if (!isBroken && last?.node === node) {
      if (last.text.length < maxFragment) last.text += text;
      return;
    }
    if (!/[\p{L}\p{N}]/u.test(text)) return;
    fragments.push({ text: text.slice(0, maxFragment), node, hint });
    hint = '';
    isBroken = false;
  };

  walkHtml(page.html, {
    onopentag(name, attributes) {
      // A page may leave out the end of its head.
      if (silent?.name === 'head' && !headParts.has(name)) silent = null;
      if (name === 'title') isTitle = title === '' && (silent === null || silent.name === 'head');
      if (name === 'base' && attributes.href) base = resolveLink(attributes.href, base) ?? base;
      if (silent !== null) {
        if (silent.name === name) silent.depth += 1;
        return;
      }
      if (!joining.has(name)) isBroken = true;
      const label = labelOf(name, attributes);
      if (label !== '') hint = `${hint} ${label}`.trim().slice(0, 120);
      // A declared shadow root is shown; other templates are not.
      if (unread.has(name) && !('shadowrootmode' in attributes)) {
        silent = { name, depth: 1 };
        return;
      }
      if (stack.length > maxDepth || nodes.length >= maxNodes) {
        isOverfull ||= nodes.length >= maxNodes;
        surplus += 1;
        return;
      }
      open(name, attributes);
      if (isIcon(name, attributes)) isIconOpen = true;
      const frame = attributes['data-frame'] ?? attributes['data-drawn-src'];
      if (frame !== undefined) {
        bases.push({ depth: stack.length, base });
        base = resolveLink(frame, base) ?? base;
      }
    },
    ontext(text) {
      if (isTitle) title += text;
      if (silent !== null) return;
      const node = current();
      if (node.children.length < maxNodes) node.children.push(text);
      if (isIconOpen) hint = `${hint} ${text.trim()}`.trim().slice(0, 120);
      else addText(text);
    },
    onclosetag(name) {
      if (name === 'title') isTitle = false;
      if (silent !== null) {
        if (silent.name === name) silent.depth -= 1;
        if (silent.depth === 0) silent = null;
        return;
      }
      if (!joining.has(name)) isBroken = true;
      if (surplus > 0) {
        surplus -= 1;
        return;
      }
      const at = stack.findLastIndex((node) => node.name === name);
      if (at <= 0) return;
      if (isIconOpen && stack.slice(at).some((node) => isIcon(node.name, node.attributes))) {
        isIconOpen = false;
      }
      if (endsHint.has(name)) hint = '';
      close(at);
      while ((bases.at(-1)?.depth ?? 0) > stack.length) base = bases.pop()?.base ?? base;
    },
  });
  close(0);
  for (const fragment of fragments) fragment.text = collapseBlanks(fragment.text);
  return {
    url: page.url,
    root,
    nodes,
    fragments,
    byId,
    title: collapseBlanks(title),
    isOverfull,
  };
}

function emptyRoot(): PageNode {
  return {
    name: '#root',
    attributes: {},
    parent: null,
    children: [],
    index: 0,
    path: 0,
    kind: '',
    zone: 'content',
    isHidden: false,
    link: null,
    isLink: false,
    column: 0,
    first: 0,
    end: 0,
  };
}

/** Small print in a heading or a link says something of it: `<h3>Cook <small>Leeds</small></h3>`. */
const isAside = ({ name, parent }: PageNode, text: string): boolean =>
  name === 'small' && parent !== null && whole.has(parent.name) && /^\s*\p{L}/u.test(text);

/** The element whose line a text belongs to: bold words in a heading are part of the heading. */
function holderOf(node: PageNode): PageNode {
  let around = node;
  let bold: PageNode | null = null;
  for (let step = 0; step < 4 && joining.has(around.name) && around.parent !== null; step += 1) {
    if (/^(?:b|strong|small)$/.test(around.name)) bold = around;
    around = around.parent;
  }
  return bold === null || whole.has(around.name) ? around : bold;
}

/** Where a click leads, if a script of the element says so. */
const targetOf = ({ onclick }: Attributes): string | undefined =>
  onclick === undefined ? undefined : clickTarget.exec(onclick.slice(0, 500))?.[1];

const clickTarget =
  /(?:location(?:\.href)?\s{0,9}=\s{0,9}|window\.open\(\s{0,9}|location\.assign\(\s{0,9})["']([^"']{1,400})["']/;

/** A part of a table while its rows are read. */
type TablePart = {
  row: PageNode | null;
  line: number;
  /** The line before which the cell that reaches down in a column ends. */
  readonly ends: number[];
};

function columnIn(
  row: PageNode,
  { rowspan = '1', colspan = '1' }: Attributes,
  parts: Map<PageNode, TablePart>,
): number {
  const around = row.parent ?? row;
  const part = parts.get(around) ?? { row: null, line: 0, ends: [] };
  parts.set(around, part);
  if (part.row !== row) part.line += 1;
  part.row = row;
  const last = row.children.findLast(
    (cell) => typeof cell === 'object' && /^t[dh]$/.test(cell.name),
  );
  let column = typeof last === 'object' ? last.column + spanOf(last.attributes.colspan ?? '1') : 0;
  while ((part.ends[column] ?? 0) > part.line) column += 1;
  for (let n = 0; n < spanOf(colspan) && spanOf(rowspan) > 1; n += 1) {
    part.ends[column + n] = part.line + spanOf(rowspan);
  }
  return column;
}

const spanOf = (value: string): number => {
  const span = Math.floor(Number(value));
  return span >= 1 && span < 100 ? span : 1;
};

/** Classes that tell a state or a place in a row, not what an element is. */
const state =
  /^(?:odd|even|first|last|active|is-.*|has-.*|js-.*|selected|open|closed|collapsed|expanded|featured|new|hidden|show|visible|fade.*|aos.*|wow|animate.*|row|clearfix|item|even-row|odd-row)$/i;

function kindOf(name: string, { class: classes = '' }: Attributes): string {
  const names = classes.slice(0, 200).split(/\s+/);
  const first = names.find((each) => each !== '' && !state.test(each)) ?? '';
  return `${name}.${first.replace(/\d+/g, '')}`;
}
