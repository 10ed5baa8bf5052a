/** The comments of a source file: on its exports, on their fields, on fields of table rows. */
export type DocComments = {
  /** By the name of an export: `PostingRow`. */
  readonly exports: ReadonlyMap<string, string>;
  /** By export and field: `PostingRow.listedAt`; by method and field: `postings.list.upTo`. */
  readonly fields: ReadonlyMap<string, string>;
};

const comment = String.raw`\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\n`;

/** Reads the comments of one file of `contract` or `core`; comments are no part of a schema at run time. */
export function readDocComments(source: string): DocComments {
  const exports = new Map<string, string>();
  const fields = new Map<string, string>();
  for (const { name, doc, body } of piecesOf(source, declaration)) {
    if (doc !== null) exports.set(name, doc);
    for (const base of basesOf(body)) {
      for (const [field, text] of fields) {
        if (field.startsWith(`${base}.`)) fields.set(field.replace(base, name), text);
      }
    }
    addFields(fields, name, body);
  }
  for (const { name, body } of piecesOf(source, tableRow)) addFields(fields, name, body);
  return { exports, fields };
}

const declaration = new RegExp(`(?:^${comment})?^(?:export )?const (\\w+)\\b`, 'gm');
const tableRow = new RegExp(`(?:^ {2}${comment})?^ {2}'([\\w.]+)': `, 'gm');

type Piece = { readonly name: string; readonly doc: string | null; readonly body: string };

/** The source cut where each match begins: what follows a name up to the next one is its body. */
function piecesOf(source: string, start: RegExp): readonly Piece[] {
  const found = [...source.matchAll(start)];
  return found.map((match, index) => {
    const [whole, doc, name = ''] = match;
    const body = source.slice(match.index + whole.length, found[index + 1]?.index);
    return { name, doc: doc === undefined ? null : plainText(doc), body };
  });
}

/** The schemas that a schema is made from: `Company.extend`, `RunView.omit`. */
const basesOf = (body: string): readonly string[] =>
  [...body.matchAll(/\b([A-Z]\w+)\s*\.(?:extend|omit|pick)\(/g)].map(([, base = '']) => base);

function addFields(fields: Map<string, string>, owner: string, body: string): void {
  const field = new RegExp(`^ +${comment} +(\\w+):`, 'gm');
  for (const [, doc = '', name] of body.matchAll(field)) {
    fields.set(`${owner}.${name}`, plainText(doc));
  }
}

const plainText = (doc: string): string =>
  doc
    .replaceAll(/^\s*\*/gm, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
