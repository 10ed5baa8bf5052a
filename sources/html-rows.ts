import { resolveLink } from '#core/url.ts';
import { toLine } from './fields/lenient.ts';
import { walkHtml } from './html-walk.ts';
import { createPath, type Element, type Matcher, matcherOf } from './selector.ts';

/** How a page shows its openings: `{ row: 'tr.job', parts: { title: 'a', url: 'a@href' } }`. */
export type RowShape<P extends string> = {
  /** The element of one opening. */
  readonly row: string;
  /**
   * The parts of a row: the text of the first matching element (`td.place`), or its attribute
   * (`a@href`). Without an element, those of the row (`@data-id`). A plus collects the text of every
   * matching element (`dt+`), one a line; an empty element gives an empty line.
   */
  readonly parts: Readonly<Record<P, string>>;
  /** A part that every opening has; other rows are headings, menus and the like. */
  readonly needs?: NoInfer<P>;
};

/** The parts of one row: lines, addresses absolute; null for a missing part. */
export type Row<P extends string> = Readonly<Record<P, string | null>>;

/**
 * The rows of a page, in order. If one row is inside another, the inner one counts, unless only the
 * outer one has the part that it needs.
 */
export function rowsOf<P extends string>(
  html: string,
  pageUrl: string,
  shape: RowShape<P>,
): readonly Row<P>[] {
  const rows: Row<P>[] = [];
  const isRow = matcherOf(shape.row);
  const parts = partsOf(shape);
  const { around, enter, leave } = createPath();
  const open: OpenRow[] = [];
  let base = pageUrl;

  walkHtml(html, {
    onopentag(name, attributes) {
      const element = { name, attributes };
      if (name === 'base' && attributes.href) base = resolveLink(attributes.href, base) ?? base;
      if (open.length < maxRowsInside && isRow(element, around)) open.push(emptyRow(around.length));
      if (!inline.has(name)) addText(open, ' ');
      for (const row of open) {
        for (const part of parts) startPart(row, part, { element, around, base });
      }
      enter(element);
    },
    ontext: (text) => addText(open, text),
    onclosetag(name) {
      const at = leave(name);
      if (at === null) return;
      if (!inline.has(name)) addText(open, ' ');
      for (const row of open) {
        for (const part of row.writing) if (part.depth >= at) row.writing.delete(part);
      }
      while ((open.at(-1)?.depth ?? -1) >= at) close();
    },
  });
  while (open.length > 0) close();
  return rows;

  function close(): void {
    const row = open.pop();
    if (row === undefined || row.isSpent) return;
    const read = readRow(row, shape);
    if (shape.needs !== undefined && read[shape.needs] === null) return;
    rows.push(read);
    for (const outer of open) outer.isSpent = true;
  }
}

/** Rows inside rows: a menu in a list in a menu. */
const maxRowsInside = 4;

/** Elements inside a line of text; others end a word. */
const inline = new Set('a abbr b bdi em font i mark small span strong sub sup u wbr'.split(' '));

type Part = {
  readonly name: string;
  /** Null for the row's own element. */
  readonly matches: Matcher | null;
  readonly attribute: string | null;
  readonly isEach: boolean;
};

/** Between the texts of a part that collects several: no text shows it. */
const separator = '\u001e';

type Writing = { readonly name: string; readonly depth: number };

type OpenRow = {
  readonly depth: number;
  readonly values: Map<string, string>;
  readonly writing: Set<Writing>;
  /** A row inside it was an opening. */
  isSpent: boolean;
};

const emptyRow = (depth: number): OpenRow => ({
  depth,
  values: new Map(),
  writing: new Set(),
  isSpent: false,
});

function partsOf(shape: RowShape<string>): readonly Part[] {
  return Object.entries(shape.parts).map(([name, place]) => {
    const [, selector = '', attribute = null, each] =
      /^(.*?)(?:@([\w:-]+)|(\+))?$/.exec(place) ?? [];
    const matches = selector === '' ? null : matcherOf(selector);
    return { name, matches, attribute, isEach: each !== undefined };
  });
}

/** An element that opens, and the elements around it. */
type Met = {
  readonly element: Element;
  readonly around: readonly Element[];
  readonly base: string;
};

function startPart(
  row: OpenRow,
  { name, matches, attribute, isEach }: Part,
  { element, around, base }: Met,
): void {
  if (row.values.has(name) && !isEach) return;
  const isOwn = around.length === row.depth;
  if (matches === null ? !isOwn : !matches(element, around, row.depth)) return;
  if (attribute === null) {
    const before = row.values.get(name);
    row.values.set(name, before === undefined ? '' : before + separator);
    row.writing.add({ name, depth: around.length });
    return;
  }
  const value = element.attributes[attribute];
  if (value === undefined) return;
  const isAddress = attribute === 'href' || attribute === 'src' || attribute === 'data-href';
  row.values.set(name, isAddress ? (resolveLink(value, base) ?? '') : value);
}

function addText(open: readonly OpenRow[], text: string): void {
  for (const { values, writing } of open) {
    for (const { name } of writing) values.set(name, (values.get(name) ?? '') + text);
  }
}

function readRow<P extends string>({ values }: OpenRow, { parts }: RowShape<P>): Row<P> {
  const names = Object.keys(parts) as P[];
  const read = (name: P): string | null => {
    const text = values.get(name);
    if (text === undefined || !parts[name].endsWith('+')) return toLine(text);
    return text
      .split(separator)
      .map((each) => toLine(each) ?? '')
      .join('\n');
  };
  return Object.fromEntries(names.map((name) => [name, read(name)])) as Row<P>;
}
