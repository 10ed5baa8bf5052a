import DOMPurify, { type Config } from 'dompurify';

/** Characters in a piece: the browser lays it out well within one frame. */
const pieceWeight = 12_000;
const elementWeight = 16;

/**
 * Cuts a posting's HTML into safe blocks, one at a time on demand. Drops everything but plain text
 * structure; links open outside the page.
 */
export function* descriptionPieces(html: string): Generator<HTMLElement> {
  const root = parse(html);
  const sanitise = createSanitiser();
  for (const piece of split(root, weigh(root))) {
    const block = sanitise(piece).firstElementChild;
    if (!(block instanceof HTMLElement) || block.textContent.trim() === '') continue;
    // Set last: with `dir="auto"` the browser checks the block's text on every change.
    block.dir = 'auto';
    yield block;
  }
}

/** Parses into an inert document: it runs no scripts and loads nothing. */
function parse(html: string): HTMLElement {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  const root = body.ownerDocument.createElement('div');
  while (body.firstChild !== null) root.append(body.firstChild);
  return root;
}

type Weights = ReadonlyMap<Node, number>;

function weigh(root: Node): Weights {
  const weights = new Map<Node, number>();
  const add = (node: Node): number => {
    let weight = node instanceof Text ? node.data.length : elementWeight;
    for (const child of node.childNodes) weight += add(child);
    weights.set(node, weight);
    return weight;
  };
  add(root);
  return weights;
}

/** Splits a node into parts of about equal weight, each inside a copy of its ancestors. */
function* split(node: Node, weights: Weights): Generator<Node> {
  if ((weights.get(node) ?? 0) <= pieceWeight) {
    yield node;
    return;
  }
  if (node instanceof Text) {
    for (const slice of sliceText(node.data, pieceWeight)) yield new Text(slice);
    return;
  }
  let group = node.cloneNode(false);
  let weight = 0;
  for (const child of [...node.childNodes]) {
    for (const part of split(child, weights)) {
      const more = weights.get(part) ?? pieceWeight;
      if (weight > 0 && weight + more > pieceWeight) {
        yield group;
        group = node.cloneNode(false);
        weight = 0;
      }
      group.appendChild(part);
      weight += more;
    }
  }
  yield group;
}

const rules = {
  ALLOWED_TAGS: [
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'div', 'section', 'article', 'blockquote', 'pre'],
    ...['ul', 'ol', 'li', 'dl', 'dt', 'dd', 'hr', 'br', 'a', 'abbr', 'b', 'strong', 'i', 'em', 'u'],
    ...['s', 'small', 'sub', 'sup', 'code', 'span', 'table', 'caption', 'thead', 'tbody', 'tfoot'],
    ...['tr', 'th', 'td'],
  ],
  ALLOWED_ATTR: ['href', 'dir', 'lang', 'colspan', 'rowspan', 'start'],
  ALLOWED_URI_REGEXP: /^(?:https?|mailto|tel):/i,
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  // Labels of form controls are no part of the text.
  ADD_FORBID_CONTENTS: ['button', 'select', 'textarea', 'label'],
  RETURN_DOM_FRAGMENT: true,
} satisfies Config;

/**
 * Copies nodes safely: keeps text structure and external links, drops scripts, styles, forms and
 * pictures.
 */
function createSanitiser(): (node: Node) => DocumentFragment {
  // Its own instance, because hooks apply to every user of a shared one.
  const purify = DOMPurify(window);
  purify.addHook('afterSanitizeAttributes', (node) => {
    if (node.nodeName === 'A') leadOut(node);
    // Headings of a posting rank below those of the page.
    if (/^H[1-3]$/.test(node.nodeName)) node.setAttribute('aria-level', '3');
  });
  return (node) => purify.sanitize(node, rules);
}

function leadOut(link: Element): void {
  if (!link.hasAttribute('href')) return;
  link.setAttribute('target', '_blank');
  link.setAttribute('rel', 'noopener noreferrer nofollow');
}

/** Cuts a text into slices of at most `most` characters, at white space if possible. */
export function sliceText(text: string, most: number): readonly string[] {
  const slices: string[] = [];
  let from = 0;
  while (text.length - from > most) {
    const space = text.slice(from, from + most + 1).search(/\s\S*$/);
    const to = space > 0 ? from + space : wholeCharacters(text, from + most);
    slices.push(text.slice(from, to));
    from = to;
  }
  slices.push(text.slice(from));
  return slices;
}

const wholeCharacters = (text: string, at: number): number =>
  /[\uDC00-\uDFFF]/.test(text.charAt(at)) ? at - 1 : at;
