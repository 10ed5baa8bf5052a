import { escapeHtml } from '../entities.ts';
import { toLine } from '../fields/lenient.ts';
import { htmlToText } from '../html-text.ts';
import { walkHtml } from '../html-walk.ts';
import type { JsonLdNode } from './json-ld-nodes.ts';

type Attributes = Readonly<Record<string, string>>;

/** The attributes by which a page marks up the things it shows. */
export type Dialect = {
  /** A page without this text holds nothing to read. */
  readonly hint: RegExp;
  /** The types of the item that begins here; empty for other elements. */
  readonly typesOf: (attributes: Attributes) => readonly string[];
  /** The properties of the item around it that the element gives. */
  readonly namesOf: (attributes: Attributes) => readonly string[];
};

/** HTML standard, 5.2. `itemref` is not followed. */
export const microdata: Dialect = {
  hint: /\bitemtype\s{0,9}=\s{0,9}["']?[^"'>]{0,200}(?:JobPosting|ItemList)/i,
  typesOf: ({ itemscope, itemtype }) =>
    itemscope === undefined ? [] : ofVocabulary(itemtype ?? 'Thing'),
  namesOf: ({ itemprop }) => ofVocabulary(itemprop),
};

/** RDFa Lite 1.1. A vocabulary is not checked: a JobPosting means the same in any. */
export const rdfa: Dialect = {
  hint: /\btypeof\s{0,9}=\s{0,9}["']?[^"'>]{0,200}(?:JobPosting|ItemList)/i,
  typesOf: (attributes) => ofVocabulary(attributes.typeof),
  namesOf: ({ property }) => ofVocabulary(property),
};

/** Names without their vocabulary: `https://schema.org/title` and `schema:title` are `title`. */
const ofVocabulary = (names: string | undefined): readonly string[] =>
  (names ?? '')
    .trim()
    .split(/\s+/)
    .map((name) => name.replace(/^.*[/#:]/, ''))
    .filter((name) => name !== '');

/**
 * The JobPosting and ItemList items of a page, as JSON-LD would write them. A posting inside a
 * posting belongs to it.
 */
export function readMarkedUp(html: string, dialect: Dialect): readonly JsonLdNode[] {
  if (!dialect.hint.test(html)) return [];
  const found: Item[] = [];
  const open: Open[] = [];

  const close = (): void => {
    const element = open.pop();
    if (element === undefined) return;
    const parent = open.at(-1);
    const { item, gives, html: inside, name } = element;
    if (item !== null && item !== parent?.item) item.text = inside;
    if (gives !== null && item !== null) {
      for (const each of gives.names) add(gives.to, each, shownValue(each, inside));
    }
    if (parent !== undefined && parent.item !== null) parent.html += outerHtml(name, element);
  };

  walkHtml(html, {
    onopentag(name, attributes) {
      const parent = open.at(-1);
      const around = parent?.item ?? null;
      const types = (around?.depth ?? 0) < maxDepth ? dialect.typesOf(attributes) : [];
      const names = around === null ? [] : dialect.namesOf(attributes);
      if (types.length > 0) {
        const item = itemOf(types, around);
        if (item.isWanted) found.push(item);
        if (around !== null) for (const each of names) add(around, each, item);
        open.push({ name, attributes, item, gives: null, depth: 0, html: '' });
        return;
      }
      const outer = parent?.depth ?? 0;
      const isGiving = around !== null && outer < maxDepth;
      const gives = isGiving ? givenBy({ name, attributes, names, around }) : null;
      const depth = gives === null ? outer : outer + 1;
      open.push({ name, attributes, item: around, gives, depth, html: '' });
    },
    ontext(text) {
      const element = open.at(-1);
      if (element !== undefined && element.item !== null) element.html += escapeHtml(text);
    },
    onclosetag: close,
  });
  while (open.length > 0) close();
  return found.map(nodeOf);
}

/** No site nests items or properties deeper; bounded, since the text may be hostile. */
const maxDepth = 8;

type Value = string | Item;
type Item = {
  readonly types: readonly string[];
  readonly depth: number;
  /** A posting outside of other postings, or a list. */
  readonly isWanted: boolean;
  readonly isInPosting: boolean;
  readonly properties: Map<string, Value[]>;
  /** The address of a link around one of its properties. */
  link: string | null;
  /** All that it shows, as HTML. */
  text: string;
};

type Open = {
  readonly name: string;
  readonly attributes: Attributes;
  /** The innermost item that the element is part of, or begins. */
  readonly item: Item | null;
  readonly gives: { readonly names: readonly string[]; readonly to: Item } | null;
  /** Elements around it, within its item, that give their text; it counts too. */
  readonly depth: number;
  html: string;
};

function itemOf(types: readonly string[], around: Item | null): Item {
  const isPosting = types.includes('JobPosting');
  const isInPosting = around?.isInPosting === true;
  return {
    types,
    depth: (around?.depth ?? 0) + 1,
    isWanted: !isInPosting && (isPosting || types.includes('ItemList')),
    isInPosting: isPosting || isInPosting,
    properties: new Map(),
    link: null,
    text: '',
  };
}

function add({ properties }: Item, name: string, value: Value): void {
  const values = properties.get(name);
  if (values === undefined) properties.set(name, [value]);
  else values.push(value);
}

/** Adds the values that attributes hold. The properties that the element's text gives; or null. */
function givenBy(element: {
  readonly name: string;
  readonly attributes: Attributes;
  readonly names: readonly string[];
  readonly around: Item;
}): Open['gives'] {
  const { name, attributes, names, around } = element;
  const shown: string[] = [];
  for (const each of names) {
    const value = statedValue(name, each, attributes);
    if (value !== null) add(around, each, value);
    else shown.push(each);
  }
  if (shown.length === 0) return null;
  if (name === 'a') around.link ??= attributes.href ?? null;
  return { names: shown, to: around };
}

const isAddress = /^(?:url|sameAs|mainEntityOfPage|image|logo)$/;

/**
 * The value in an element's attributes. Both standards take the `href` of any link for the value;
 * sites mean it only for addresses, and else the text.
 */
function statedValue(name: string, property: string, attributes: Attributes): string | null {
  const { content, datetime, href, src, value } = attributes;
  if (content !== undefined && (name === 'meta' || content.trim() !== '')) return content;
  if (name === 'meta') return '';
  if (name === 'time' && datetime) return datetime;
  if ((name === 'data' || name === 'meter') && value !== undefined) return value;
  if (name === 'link') return (href ?? '').replace(/^https?:\/\/(?:www\.)?schema\.org\//i, '');
  return isAddress.test(property) ? (href ?? src ?? null) : null;
}

const isHtml =
  /^(?:description|responsibilities|qualifications|educationRequirements|experienceRequirements|skills|jobBenefits|incentiveCompensation)$/;

const shownValue = (property: string, html: string): string =>
  isHtml.test(property) ? html : lineOf(html);

/** A title or a place is shorter. */
const maxLine = 10_000;

const lineOf = (html: string): string => toLine(htmlToText(html.slice(0, maxLine))) ?? '';

const unshown = new Set(['script', 'style', 'template', 'noscript', 'svg', 'meta', 'link']);
const empty = new Set(['br', 'hr']);

function outerHtml(name: string, { attributes, html }: Open): string {
  if (unshown.has(name)) return '';
  if (empty.has(name)) return `<${name}>`;
  const href = attributes.href === undefined ? '' : ` href="${escapeHtml(attributes.href)}"`;
  return html === '' ? '' : `<${name}${href}>${html}</${name}>`;
}

function nodeOf({ types, properties, link }: Item): JsonLdNode {
  const stated = [...properties].map(([name, values]) => {
    const [only, ...more] = values.map((value) =>
      typeof value === 'string' ? value : partOf(value),
    );
    return [name, more.length === 0 ? only : [only, ...more]] as const;
  });
  const url = link === null ? {} : { url: link };
  return { '@type': types.length === 1 ? types[0] : types, ...url, ...Object.fromEntries(stated) };
}

/** An item that a page leaves empty, such as an address, stands for the text in it. */
function partOf(item: Item): JsonLdNode | string {
  return hasValue(item) ? nodeOf(item) : lineOf(item.text);
}

const hasValue = ({ properties }: Item): boolean =>
  [...properties.values()]
    .flat()
    .some((value) => (typeof value === 'string' ? value.trim() !== '' : hasValue(value)));
