import type { WebDocument } from '#core/web-document.ts';
import { readPageTree } from '../listing/page-tree.ts';

/** A piece of a page's text, and the address that it links to. */
export type PageLine = { readonly text: string; readonly link: string | null };

/** A model reads a page in parts of this size, in characters: about 3,000 tokens each. */
const partLength = 12_000;
/** The most parts of one page that a model reads. */
const mostParts = 4;

/** What a page shows as text, in its order: no menus, footers, cookie banners and hidden parts. */
export function pageLines({ finalUrl, body }: WebDocument): readonly PageLine[] {
  const { fragments } = readPageTree({ url: finalUrl, html: body });
  return fragments.flatMap(({ text, node }) =>
    node.zone === 'chrome' || node.isHidden || !/\p{L}/u.test(text)
      ? []
      : [{ text, link: node.link }],
  );
}

/** Lines with the number that the model calls them by. */
export type Numbered = readonly (readonly [number: number, line: PageLine])[];

/** A page's lines in parts that a model can read; `left` counts the lines beyond the last part. */
export function partsOf(lines: readonly PageLine[]): {
  readonly parts: readonly Numbered[];
  readonly left: number;
} {
  const parts: [number, PageLine][][] = [[]];
  let length = 0;
  for (const [at, line] of lines.entries()) {
    if (length + line.text.length > partLength) {
      if (parts.length === mostParts) return { parts, left: lines.length - at };
      parts.push([]);
      length = 0;
    }
    parts.at(-1)?.push([at + 1, line]);
    length += line.text.length;
  }
  return { parts, left: 0 };
}
