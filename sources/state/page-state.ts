import { walkHtml } from '../html-walk.ts';
import { literalAt, unescapeScript } from '../js-literal.ts';
import { isBranch, parsedText } from '../records/json-path.ts';
import { readDevalue, readIsland, readTurbo } from './coded-values.ts';
import { readFlight } from './flight.ts';
import { readNuxtCall } from './nuxt-call.ts';

/** One JSON value inside a page, and the name of the place that holds it, unique in the page. */
export type PageState = { readonly place: string; readonly json: unknown };

/** Shorter literals are settings; an empty list may be as short. */
const leastLength = 10;
/** States of one page, and characters of scripts that are read in vain. */
const mostStates = 400;
const mostVain = 3_000_000;

/**
 * All data that a page holds for its own scripts: `__NEXT_DATA__`, the stream of server components,
 * `__NUXT__` in all its forms, Apollo and Redux stores, data of SvelteKit, Remix, Astro and Inertia,
 * JSON in attributes, and other literals in scripts. Structured data of schema.org is left out.
 */
export function statesIn(html: string): readonly PageState[] {
  const states: PageState[] = [];
  const names = new Map<string, number>();
  const add = (name: string, json: unknown): void => {
    if (!isBranch(json) || states.length >= mostStates) return;
    const count = (names.get(name) ?? 0) + 1;
    names.set(name, count);
    states.push({ place: count === 1 ? name : `${name} ${count}`, json });
  };
  const flight: string[] = [];
  const turbo: string[] = [];
  let budget = mostVain;
  let script: { readonly attributes: Attributes; text: string } | null = null;

  walkHtml(html, {
    onopentag(name, attributes) {
      script = name === 'script' ? { attributes, text: '' } : null;
      if (script === null) readAttributes(name, attributes, add);
    },
    ontext(text) {
      if (script !== null) script.text += text;
    },
    onclosetag(name) {
      if (script !== null && name === 'script') readScript(script);
      script = null;
    },
  });
  if (flight.length > 0) add('__next_f', readFlight(flight.join('')));
  if (turbo.length > 0) add('streamController', turboOf(turbo.join('')));
  return states;

  function readScript({ attributes, text }: { attributes: Attributes; text: string }): void {
    const { type = '' } = attributes;
    if (/ld\+json|importmap|speculationrules/i.test(type)) return;
    if (/json/i.test(type)) {
      const json = parsedText(text);
      add(nameOfScript(attributes), readDevalue(json) ?? json);
      return;
    }
    if (type !== '' && !/javascript|ecmascript|module|^text\/babel/i.test(type)) return;
    for (const [, piece = ''] of text.matchAll(flightPush)) flight.push(unescapeScript(piece));
    for (const [, piece = ''] of text.matchAll(turboPush)) turbo.push(unescapeScript(piece));
    if (!flightSign.test(text)) budget = readLiterals(text, budget, add);
  }
}

type Attributes = Readonly<Record<string, string>>;
type Add = (name: string, json: unknown) => void;

const flightSign = /__next_f|streamController\.enqueue/;
const flightPush = /__next_f[^\n]{0,40}?\.push\(\[\s*1\s*,\s*"((?:[^"\\]|\\[\s\S])*)"/g;
const turboPush = /streamController\.enqueue\(\s*"((?:[^"\\]|\\[\s\S])*)"/g;

/** The first line of the stream is the state; later ones settle promises. */
function turboOf(stream: string): unknown {
  const [first = ''] = stream.split('\n');
  return readTurbo(parsedText(first));
}

function nameOfScript(attributes: Attributes): string {
  const key = ['id', 'data-url', 'data-component-name', 'class'].find((each) => attributes[each]);
  if (key === 'id') return `#${attributes.id}`;
  return key === undefined ? 'script' : `script[${key}="${attributes[key]}"]`;
}

const notData = /^(?:style|class|href|src|srcset|d|content|data-srcset|on\w+)$/;

/** `data-page="{…}"`, `:jobs="[…]"`, `props` of an island. */
function readAttributes(element: string, attributes: Attributes, add: Add): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (notData.test(name) || !/^\s*[[{]/.test(value)) continue;
    const json = parsedText(value) ?? literalAt(value, value.search(/[[{]/)).value;
    const owner = attributes.id ? `#${attributes.id}` : element;
    add(`${owner}@${name}`, readIsland(json) ?? json);
  }
}

/** Where a literal may begin: after a sign that takes a value. */
const opening =
  /(?:=|:|\(|,|return|&&|\|\|)\s*(?:([[{])|(JSON\.parse\(\s*(?:decodeURIComponent\(\s*|(?:window\.)?atob\(\s*)?)(?="|'|`)|(?=\(\s*function\s*\([\w$,\s]*\)\s*\{))/g;
/** The name before a literal: `window.__STATE__ =`, `"jobs":`, `JBL.embed(`. */
const before = /([A-Za-z_$][\w$.-]*)["'\])]*\s*(?:=|:|\(|,)?\s*$/;
const quoted = /"((?:[^"\\]|\\[\s\S])*)"|'((?:[^'\\]|\\[\s\S])*)'|`((?:[^`\\]|\\[\s\S])*)`/y;

/** The objects and lists of a script, outermost ones first; what is left of the budget. */
function readLiterals(text: string, budget: number, add: Add): number {
  let left = budget;
  opening.lastIndex = 0;
  for (let found = opening.exec(text); found !== null; found = opening.exec(text)) {
    if (left <= 0) return 0;
    const [all, bracket, call] = found;
    const name = nameBefore(text, found.index);
    const at = found.index + all.length;
    if (call !== undefined) {
      const end = readQuoted(text, at, call, (json) => add(name, json));
      opening.lastIndex = Math.max(at, end);
      continue;
    }
    if (bracket === undefined) {
      if (/__NUXT__/.test(name)) add(name, readNuxtCall(text, text.indexOf('(', found.index)));
      opening.lastIndex = at + 1;
      continue;
    }
    const start = at - 1;
    const { value, end } = literalAt(text, start);
    if (value === undefined) {
      left -= end - start;
      opening.lastIndex = at;
      continue;
    }
    if (end - start >= leastLength) add(name, readTurbo(value) ?? value);
    opening.lastIndex = end;
  }
  return left;
}

function nameBefore(text: string, at: number): string {
  const found = before.exec(text.slice(Math.max(0, at - 80), at + 1));
  return (found?.[1] ?? 'literal').replace(/^(?:window|self|globalThis)\./, '');
}

/** `JSON.parse("…")`, also of an encoded text; where the text ends. */
function readQuoted(
  text: string,
  at: number,
  call: string,
  found: (json: unknown) => void,
): number {
  quoted.lastIndex = at;
  const match = quoted.exec(text);
  if (match === null) return at;
  const written = unescapeScript(match[1] ?? match[2] ?? match[3] ?? '');
  found(parsedText(decoded(written, call)));
  return at + match[0].length;
}

function decoded(text: string, call: string): string {
  try {
    if (call.includes('atob')) return decodeURIComponent(escapedBytes(atob(text)));
    return call.includes('decodeURIComponent') ? decodeURIComponent(text) : text;
  } catch {
    // Not what its call says.
    return '';
  }
}

/** The bytes of UTF-8 as an address writes them. */
const escapedBytes = (bytes: string): string =>
  bytes.replace(
    /[%\u0080-\u00ff]/g,
    (byte) => `%${byte.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
