import { isRecord } from '../fields/lenient.ts';
import { parseJsonLd } from './json-ld-repair.ts';
import { jsonLdBlocks } from './script-blocks.ts';

/** One thing that a page describes: its unread properties by name. */
export type JsonLdNode = Readonly<Record<string, unknown>>;

export type JsonLdNodes = {
  readonly postings: readonly JsonLdNode[];
  /** Addresses of an ItemList's items that are not postings themselves; as written. */
  readonly itemUrls: readonly string[];
  readonly broken: number;
};

const containers = ['@graph', 'itemListElement', 'item', 'mainEntity', 'hasPart'];

/** No site nests deeper; bounded, since the text may be hostile. */
const maxDepth = 8;

/**
 * The JobPosting nodes and listed addresses of a page: schema.org/JobPosting, schema.org/ItemList.
 */
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
    // One by one: a call has a limit of arguments.
    for (const url of listedUrls(value)) itemUrls.push(url);
  }
  for (const name of containers) visit(value[name], depth + 1, postings, itemUrls);
}

/** `@type` is a word or a list of words, with or without its vocabulary. */
export function isOfType(node: JsonLdNode, type: string): boolean {
  const types = [node['@type']].flat();
  return types.some((name) => {
    return (
      typeof name === 'string' && name.replace(/^(https?:\/\/schema\.org\/|schema:)/, '') === type
    );
  });
}

/** Addresses in an ItemList, as written; not those of postings that it describes. */
export function listedUrls(list: JsonLdNode): readonly string[] {
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
