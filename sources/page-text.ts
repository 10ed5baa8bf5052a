import type { RawPosting } from '#core/posting.ts';
import type { WebDocument } from '#core/web-document.ts';
import { escapeHtml } from './entities.ts';
import { joinPostings } from './fields/raw-posting.ts';
import { descriptionOf } from './html.ts';
import { walkHtml } from './html-walk.ts';
import { jobPage, readJobPage } from './job-page.ts';
import { createPath, type Element, matcherOf } from './selector.ts';

/**
 * Details that are pages with JSON-LD at most tenants, and else with the text in elements:
 * `detail: { request, ...pageWith('#jobdescription') }`. Read them by `readPage`.
 */
export const pageWith = (elements: string) => ({
  isOf: (page: WebDocument): boolean =>
    jobPage.isOf(page) || elementsIn(page.body, elements) !== '',
  keep: (page: WebDocument): string =>
    jobPage.isOf(page) ? jobPage.keep(page) : elementsIn(page.body, elements),
});

/** A listed opening with what its page says; as it is without a page. */
export function readPage(
  listed: RawPosting,
  page: WebDocument | null,
  elements: string,
): RawPosting {
  if (page === null) return listed;
  const stated = readJobPage(page);
  if (stated !== null) return joinPostings(listed, stated);
  const html = elementsIn(page.body, elements);
  return html === '' ? listed : { ...listed, ...descriptionOf(html) };
}

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
