import { titleOf } from './job-posting.ts';
import {
  isOfType,
  type JsonLdNode,
  type JsonLdNodes,
  listedUrls,
  readJsonLd,
} from './json-ld-nodes.ts';
import { microdata, rdfa, readMarkedUp } from './marked-up.ts';

/**
 * What a page says of its openings in schema.org's words: as JSON-LD, else as microdata, else as
 * RDFa. Sites that write the same posting twice mean one, so the first that holds postings counts.
 */
export function readSchemaOrg(html: string): JsonLdNodes {
  const json = readJsonLd(html);
  if (json.postings.some(isTitled)) return json;
  let { itemUrls } = json;
  for (const dialect of [microdata, rdfa]) {
    const nodes = readMarkedUp(html, dialect);
    if (itemUrls.length === 0) itemUrls = nodes.filter(isList).flatMap(listedUrls);
    const postings = nodes.filter((node) => !isList(node));
    if (postings.some(isTitled)) return { postings, itemUrls, broken: 0 };
  }
  return { ...json, itemUrls };
}

const isTitled = (node: JsonLdNode): boolean => titleOf(node) !== null;
const isList = (node: JsonLdNode): boolean => isOfType(node, 'ItemList');
