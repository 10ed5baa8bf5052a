import { AppError } from '#core/errors.ts';
import type { WebDocument } from '#core/web-document.ts';
import { challengeOf } from './challenge.ts';
import { walkHtml } from './html-walk.ts';
import { createPath, matcherOf } from './selector.ts';
import { parseJsonLd } from './web/json-ld-repair.ts';

/**
 * Where a page holds JSON: an element's text (`script#__NEXT_DATA__`), its attribute
 * (`input#jobs@value`), or the first literal after a pattern (`/window\.pageData\s*=/`).
 */
export type JsonPlace = string | RegExp;

/**
 * The JSON inside a page. Throws `challenge_page` for a wall, `unreadable_content` for a page
 * without it: that page is not an empty list.
 */
export function embeddedJson(document: WebDocument, place: JsonPlace): unknown {
  const text =
    typeof place === 'string' ? textIn(document.body, place) : literalAfter(document.body, place);
  const json = text === null ? undefined : parseJsonLd(text);
  if (json !== undefined) return json;
  const url = document.finalUrl;
  const kind = challengeOf(document);
  if (kind !== null) throw new AppError('challenge_page', { url, kind });
  throw new AppError('unreadable_content', { url, reason: 'the page holds no list of openings' });
}

/** The text of the first such element, or its attribute, as it is written. */
function textIn(html: string, place: string): string | null {
  const [selector = '', attribute] = place.split('@');
  const matches = matcherOf(selector);
  const { around, enter, leave } = createPath();
  let found: string | null = null;
  let depth: number | null = null;
  walkHtml(html, {
    onopentag(name, attributes) {
      const element = { name, attributes };
      if (found === null && matches(element, around)) {
        found = attribute === undefined ? '' : (attributes[attribute] ?? null);
        depth = attribute === undefined ? around.length : null;
      }
      enter(element);
    },
    ontext(text) {
      if (depth !== null) found += text;
    },
    onclosetag(name) {
      const at = leave(name);
      if (at !== null && depth !== null && at <= depth) depth = null;
    },
  });
  return found;
}

/** A literal begins right after its name; further away it belongs to something else. */
const nearby = 100;

/** The object or list after a pattern, to its own closing bracket. Null if it does not close. */
function literalAfter(html: string, pattern: RegExp): string | null {
  const found = pattern.exec(html);
  if (found === null) return null;
  const after = found.index + found[0].length;
  const from = html.slice(after, after + nearby).search(/[[{]/);
  return from === -1 ? null : balanced(html, after + from);
}

/** A string with its escapes, or a bracket. */
const token = /"(?:[^"\\]|\\[\s\S])*"|[[\]{}]/g;

function balanced(text: string, start: number): string | null {
  let depth = 0;
  token.lastIndex = start;
  for (let match = token.exec(text); match !== null; match = token.exec(text)) {
    const [piece] = match;
    if (piece === '{' || piece === '[') depth += 1;
    if (piece === '}' || piece === ']') depth -= 1;
    if (depth === 0) return text.slice(start, token.lastIndex);
  }
  return null;
}
