import DOMPurify, { type Config } from 'dompurify';

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
  // The words on a form's controls are no part of the text.
  ADD_FORBID_CONTENTS: ['button', 'select', 'textarea', 'label'],
  RETURN_DOM_FRAGMENT: true,
} satisfies Config;

/**
 * Makes copies of nodes that are safe to show: plain structure of a text, and links that lead out of
 * the page. Scripts, styles, forms, pictures and all else are dropped.
 */
export function createSanitiser(): (node: Node) => DocumentFragment {
  // An instance of its own: hooks hold for all who share one.
  const purify = DOMPurify(window);
  purify.addHook('afterSanitizeAttributes', (node) => {
    if (node.nodeName === 'A') leadOut(node);
    // The headings of a posting stand below those of the page.
    if (/^H[1-3]$/.test(node.nodeName)) node.setAttribute('aria-level', '3');
  });
  return (node) => purify.sanitize(node, rules);
}

function leadOut(link: Element): void {
  if (!link.hasAttribute('href')) return;
  link.setAttribute('target', '_blank');
  link.setAttribute('rel', 'noopener noreferrer nofollow');
}
