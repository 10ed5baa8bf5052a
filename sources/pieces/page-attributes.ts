import { walkHtml } from '../html-walk.ts';

/** An element of a page with one of its attributes. */
export type PageAttribute = {
  readonly element: string;
  readonly name: string;
  readonly value: string;
  /** The text of a control. */
  readonly label: string;
};

/** Attributes that scripts read: of the page's own making, or an address that is no link. */
const scripted = /^(?:data-[\w-]+|hx-get|src|href|value|id|aria-controls)$/;
const plain = /^(?:script|img|link|source|iframe|video|audio|meta|base)$/;
const controls = /^(?:button|a|option|input|label)$/;
const longest = 500;
const mostAttributes = 3_000;

/** The attributes that a page's script may ask by, in document order. */
export function attributesOf(html: string): readonly PageAttribute[] {
  const found: (PageAttribute & { label: string })[] = [];
  const open: { readonly name: string; readonly from: number; text: string }[] = [];
  walkHtml(html, {
    onopentag(element, attributes) {
      open.push({ name: element, from: found.length, text: '' });
      if (plain.test(element) || found.length > mostAttributes) return;
      for (const [name, value] of Object.entries(attributes)) {
        if (!scripted.test(name) || value === '' || value.length > longest) continue;
        found.push({ element, name, value, label: '' });
      }
    },
    ontext(text) {
      const last = open.at(-1);
      if (last !== undefined && last.text.length < 100) last.text += text;
    },
    onclosetag() {
      const closed = open.pop();
      if (closed === undefined || !controls.test(closed.name)) return;
      for (const each of found.slice(closed.from)) each.label ||= closed.text.trim();
    },
  });
  return found;
}

export const isControl = ({ element }: Pick<PageAttribute, 'element'>): boolean =>
  controls.test(element);
