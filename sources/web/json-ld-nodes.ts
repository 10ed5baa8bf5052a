import { isRecord } from '../fields/lenient.ts';
import { parseJsonLd } from './json-ld-repair.ts';
import { jsonLdBlocks } from './script-blocks.ts';

/** One thing a page describes, its properties by name, unread. */
export type JsonLdNode = Readonly<Record<string, unknown>>;

/** What a page's JSON-LD says about openings. */
export type JsonLdNodes = {
  readonly postings: readonly JsonLdNode[];
  /** Addresses of an ItemList's items that are not postings themselves; as written. */
  readonly itemUrls: readonly string[];
  /** Blocks that speak of postings but cannot be read. */
  readonly broken: number;
};

/** Where postings are found inside other things. */
const containers = ['@graph', 'itemListElement', 'item', 'mainEntity', 'hasPart'];

/** No site nests deeper; a bound, since the text is anyone's. */
const maxDepth = 8;

/** The JobPosting nodes and listed addresses of a page: schema.org/JobPosting, schema.org/ItemList. */
export function readJsonLd(html: string): JsonLdNodes {
  const postings: JsonLdNode[] = [];
  const itemUrls: string[] = [];
  let broken = 0;
  for (const block of jsonLdBlocks(html)) {
    const value = parseJsonLd(block);
    if (value === undefined) broken += block.includes('JobPosting') ? 1 : 0;
    else visit(value, 0, postings, itemUrls);
  }
  return { postings, itemUrls, broken };
}

function visit(value: unknown, depth: number, postings: JsonLdNode[], itemUrls: string[]): void {
  if (depth > maxDepth) return;
  if (Array.isArray(value)) {
    for (const entry of value) visit(entry, depth + 1, postings, itemUrls);
    return;
  }
  if (!isRecord(value)) return;
  if (isOfType(value, 'JobPosting')) {
    postings.push(value);
    return;
  }
  if (isOfType(value, 'ItemList')) {
    // One by one: a call takes only so many arguments.
    for (const url of listedUrls(value)) itemUrls.push(url);
  }
  for (const name of containers) visit(value[name], depth + 1, postings, itemUrls);
}

/** `@type` is a word or a list of them, with or without the vocabulary before it. */
function isOfType(node: JsonLdNode, type: string): boolean {
  const types = [node['@type']].flat();
  return types.some((name) => {
    return (
      typeof name === 'string' && name.replace(/^(https?:\/\/schema\.org\/|schema:)/, '') === type
    );
  });
}

function listedUrls(list: JsonLdNode): readonly string[] {
  const elements = [list.itemListElement].flat();
  return elements.flatMap((element) => urlOf(element) ?? []);
}

/** The address of a list element: itself, its `url`, or that of its `item`. */
function urlOf(element: unknown): string | null {
  if (typeof element === 'string') return element;
  if (!isRecord(element) || isOfType(element, 'JobPosting')) return null;
  const url = element.url ?? element['@id'];
  if (element.item !== undefined) return urlOf(element.item) ?? null;
  return typeof url === 'string' ? url : null;
}
