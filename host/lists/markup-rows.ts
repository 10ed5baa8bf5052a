import { Tokenizer } from 'htmlparser2';
import type { ListRow } from '#contract/companies.ts';
import { addressesIn } from '#core/line-pieces.ts';
import { addressRank } from '#core/listed-address.ts';
import { companyRow, linkName, placeAt, refusedRow } from './list-row.ts';
import { knownHeading, rowsOfRecords, type TableRecord } from './table-rows.ts';

/**
 * The companies in an OPML list, as feed readers export it (opml.org/spec2.opml). Each outline
 * gives its page (`htmlUrl`), else its feed (`xmlUrl`), else `url`, under its `title`, else its
 * `text`.
 */
export function opmlRows(text: string): readonly ListRow[] {
  const rows: ListRow[] = [];
  readTags(text, {
    isXml: true,
    onTag({ name, attributes, line }) {
      if (name !== 'outline') return;
      const said = attributes.get('title')?.trim() || attributes.get('text')?.trim() || '';
      const urls = ['htmlurl', 'xmlurl', 'url'].map((each) => attributes.get(each)?.trim());
      const url = urls.find(Boolean);
      if (url !== undefined) rows.push(companyRow(placeAt(line, `${said} ${url}`), url, said));
    },
  });
  return rows;
}

/**
 * The links of bookmarks (the Netscape format that all browsers export) or of a page, addresses in
 * its text, and rows of tables with a known heading. Links within the page are skipped.
 */
export function htmlRows(text: string): readonly ListRow[] {
  const rows: ListRow[] = [];
  let open: { readonly url: string; readonly line: number } | null = null;
  let label = '';
  let table: Table | null = null;
  let isCode = false;
  const close = () => {
    if (open !== null) {
      rows.push(linkRow(open, label));
      table?.put(`[${label.replaceAll(/[[\]\s]+/g, ' ').trim()}](${open.url})`);
    }
    open = null;
  };
  const closeTable = () => {
    const records = table?.records() ?? [];
    if (table !== null && knownHeading(records) !== null) {
      rows.splice(table.from, rows.length - table.from, ...rowsOfRecords(records));
    }
    table = null;
  };
  readTags(text, {
    isXml: false,
    onTag({ name, attributes, line }) {
      isCode = name === 'script' || name === 'style' || name === 'title';
      if (name === 'table') {
        close();
        closeTable();
        table = openTable(rows.length);
      }
      if (name === 'tr' || name === 'td' || name === 'th') {
        close();
        table?.cell(name !== 'tr', line);
      }
      if (name === 'br' || name === 'p' || name === 'div' || name === 'li') table?.put(' ');
      if (name !== 'a') return;
      close();
      const url = attributes.get('href')?.trim() ?? '';
      if (url !== '' && !url.startsWith('#')) open = { url, line };
      label = '';
    },
    onText: (said, line) => {
      if (isCode) return;
      if (open !== null) {
        if (label.length < 500) label += said;
        return;
      }
      table?.put(said);
      for (const url of said.match(/https?:\/\/[^\s"'<>]+/gi) ?? []) {
        for (const found of addressesIn(url).urls)
          rows.push(companyRow(placeAt(line, url), found, null));
      }
    },
    onEnd: (name) => {
      isCode = false;
      if (name === 'a') close();
      if (name === 'table') {
        close();
        closeTable();
      }
    },
  });
  close();
  closeTable();
  return isBookmarks(text) ? careersPages(rows) : rows;
}

/** What every browser writes when it exports its bookmarks. */
const isBookmarks = (text: string): boolean =>
  /<!doctype netscape-bookmark/i.test(text.slice(0, 500));

/** Of all that people keep as bookmarks, the careers pages, unless nothing looks like one. */
function careersPages(rows: readonly ListRow[]): readonly ListRow[] {
  const isCareersPage = (row: ListRow) => row.kind === 'company' && addressRank(row.url) === 2;
  if (!rows.some(isCareersPage)) return rows;
  return rows.map((row) =>
    row.kind !== 'company' || isCareersPage(row)
      ? row
      : refusedRow({ line: row.line, text: row.text }, 'It does not look like a careers page'),
  );
}

/** A table being read; its rows replace the links found since `from`. */
type Table = {
  readonly from: number;
  readonly put: (text: string) => void;
  readonly cell: (isCell: boolean, line: number) => void;
  readonly records: () => readonly TableRecord[];
};

/** No cell that names a company is longer. */
const longestCell = 2_000;

function openTable(from: number): Table {
  const records: { cells: string[]; line: number }[] = [];
  return {
    from,
    put(text) {
      const cells = records.at(-1)?.cells;
      const last = cells?.at(-1);
      if (cells !== undefined && last !== undefined && last.length < longestCell) {
        cells[cells.length - 1] = last + text;
      }
    },
    cell(isCell, line) {
      if (isCell) records.at(-1)?.cells.push('');
      else records.push({ cells: [], line });
    },
    records: () =>
      records.map(({ cells, line }) => ({
        cells: cells.map((cell) => cell.replaceAll(/\s+/g, ' ').trim()),
        line,
      })),
  };
}

function linkRow(
  { url, line }: { readonly url: string; readonly line: number },
  label: string,
): ListRow {
  const name = label.replaceAll(/\s+/g, ' ').trim();
  const place = placeAt(line, `${name} ${url}`);
  if (/^https?:/i.test(url)) return companyRow(place, url, linkName(name));
  if (/^[a-z][a-z\d+.-]*:/i.test(url)) {
    return refusedRow(place, 'Only http and https addresses can be watched');
  }
  return refusedRow(place, 'This link is incomplete');
}

type Tag = {
  readonly name: string;
  /** Keys in lower case: programs spell `htmlUrl` in several ways. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly line: number;
};

type Handlers = {
  readonly isXml: boolean;
  readonly onTag: (tag: Tag) => void;
  readonly onText?: (text: string, line: number) => void;
  readonly onEnd?: (name: string) => void;
};

/**
 * Reports the tags of a document in order. It tracks no nesting, so a document of open tags only
 * costs no more; custom entities stay as they are.
 */
function readTags(text: string, { isXml, onTag, onText, onEnd }: Handlers): void {
  const lineAt = lineCounter(text);
  const slice = (start: number, end: number) => text.slice(start, end);
  let name = '';
  let at = 0;
  let attributes = new Map<string, string>();
  let attribute = '';
  let value = '';
  const open = () => onTag({ name, attributes, line: lineAt(at) });
  const ignore = () => undefined;
  const tokenizer = new Tokenizer(
    { xmlMode: isXml, decodeEntities: true },
    {
      onopentagname(start, end) {
        name = slice(start, end).toLowerCase();
        attributes = new Map();
      },
      onattribname(start, end) {
        attribute = slice(start, end).toLowerCase();
        value = '';
      },
      onattribdata: (start, end) => {
        value += slice(start, end);
      },
      onattribentity: (code) => {
        value += String.fromCodePoint(code);
      },
      onattribend: () => {
        if (!attributes.has(attribute)) attributes.set(attribute, value);
      },
      onopentagend: (end) => {
        at = end;
        open();
      },
      onselfclosingtag: (end) => {
        at = end;
        open();
        onEnd?.(name);
      },
      onclosetag: (start, end) => onEnd?.(slice(start, end).toLowerCase()),
      ontext: (start, end) => onText?.(slice(start, end), lineAt(start)),
      ontextentity: (code, end) => onText?.(String.fromCodePoint(code), lineAt(end)),
      oncdata: ignore,
      oncomment: ignore,
      ondeclaration: ignore,
      onprocessinginstruction: ignore,
      onend: ignore,
    },
  );
  tokenizer.write(text);
  tokenizer.end();
}

/** Line numbers of positions, which must come in ascending order. */
function lineCounter(text: string): (at: number) => number {
  let line = 1;
  let next = text.indexOf('\n');
  return (at) => {
    while (next !== -1 && next < at) {
      line += 1;
      next = text.indexOf('\n', next + 1);
    }
    return line;
  };
}
