import type { RawPosting } from '#core/posting.ts';
import type { WebDocument } from '#core/web-document.ts';
import { escapeHtml } from './entities.ts';
import { rawPosting } from './fields/raw-posting.ts';
import { descriptionOf } from './html.ts';
import { walkHtml } from './html-walk.ts';
import { jobPage, readJobPage } from './job-page.ts';
import { createPath, type Element, matcherOf } from './selector.ts';

/**
 * Details that are pages with JSON-LD at most tenants, and else with the text in elements:
 * `detail: { request, ...pageWith('#jobdescription') }`. Of the latter only the description counts.
 */
export const pageWith = (elements: string) => ({
  read: (page: WebDocument): RawPosting | null =>
    readJobPage(page) ?? textOnly(elementsIn(page.body, elements)),
  keep: (page: WebDocument): string =>
    readJobPage(page) === null ? elementsIn(page.body, elements) : jobPage.keep(page),
});

/** What a page says of an opening if it gives only the text; null without a text. */
export const textOnly = (html: string): RawPosting | null =>
  html === '' ? null : rawPosting({ externalId: '', title: '', ...descriptionOf(html) });

/** Elements without content or closing tag (HTML standard, 13.1.2). */
const empty = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));

/** The HTML of the elements that a selector finds, outermost ones only. Empty if there are none. */
export function elementsIn(html: string, selector: string): string {
  const matches = matcherOf(selector);
  const { around, enter, leave } = createPath();
  let depth: number | null = null;
  let text = '';
  walkHtml(html, {
    onopentag(name, attributes) {
      const element = { name, attributes };
      if (depth === null && matches(element, around)) depth = around.length;
      if (depth !== null) text += `<${name}${written(attributes)}>`;
      enter(element);
    },
    ontext(piece) {
      if (depth !== null) text += escapeHtml(piece);
    },
    onclosetag(name) {
      const at = leave(name);
      if (at === null) return;
      if (depth !== null && !empty.has(name)) text += `</${name}>`;
      if (depth !== null && at <= depth) depth = null;
    },
  });
  return text;
}

const written = (attributes: Element['attributes']): string =>
  Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escapeHtml(value)}"`)
    .join('');
