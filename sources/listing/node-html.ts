import { escapeHtml } from '../entities.ts';
import type { PageNode } from './page-tree.ts';
import { isApplyLabel, isControlLabel } from './refused-words.ts';

const empty = new Set('br hr'.split(' '));

/** Elements that are no text of an opening. */
const left = new Set('form button input label iframe picture img source nav'.split(' '));

/** The HTML of elements, without attributes but `href`, menus, forms, controls and those left out. */
export function htmlOf(nodes: readonly PageNode[], isLeft: (node: PageNode) => boolean): string {
  const pieces: string[] = [];
  const write = (node: PageNode): void => {
    const { name, attributes, children } = node;
    if (node.zone === 'chrome' || left.has(name) || isLeft(node)) return;
    if (node.isLink && isControl(node)) return;
    if (empty.has(name)) {
      pieces.push(`<${name}>`);
      return;
    }
    const href = node.isLink && attributes.href ? ` href="${escapeHtml(attributes.href)}"` : '';
    pieces.push(`<${name}${href}>`);
    for (const child of children) {
      if (typeof child === 'string') pieces.push(escapeHtml(child));
      else write(child);
    }
    pieces.push(`</${name}>`);
  };
  for (const node of nodes) write(node);
  return pieces.join('');
}

/** A link that only leads to the form. */
function isControl(node: PageNode): boolean {
  const text = textOf(node);
  return text.length <= 50 && (isControlLabel(text) || isApplyLabel(text));
}

/** The text of an element in one line, at most some hundred characters of it. */
export function textOf(node: PageNode): string {
  let text = '';
  const visit = (each: PageNode): void => {
    for (const child of each.children) {
      if (text.length > 300) return;
      if (typeof child === 'string') text += child;
      else visit(child);
    }
  };
  visit(node);
  return text.replace(/\s+/g, ' ').trim();
}
